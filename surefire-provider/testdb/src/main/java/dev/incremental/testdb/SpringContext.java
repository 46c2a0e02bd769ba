package dev.incremental.testdb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Spring context that a test class has, made by Spring's own support for tests. Spring is the
 * tests' business, so that it is called by name.
 */
final class SpringContext implements AutoCloseable {
  private static final String MANAGER = "org.springframework.test.context.TestContextManager";
  private static final String NONE =
      "org.springframework.beans.factory.NoSuchBeanDefinitionException";

  private final @Nullable Object context;

  private SpringContext(@Nullable Object context) {
    this.context = context;
  }

  /**
   * The context of a test class.
   *
   * @param test its binary name; empty for no context at all
   * @throws NoDatabaseException if there is no Spring
   */
  static SpringContext of(String test, ClassLoader classes) throws ReflectiveOperationException {
    if (test.isEmpty()) {
      return new SpringContext(null);
    }
    Class<?> type;
    try {
      type = classes.loadClass(MANAGER);
    } catch (ClassNotFoundException e) {
      throw new NoDatabaseException(
          "A seed wants a Spring context, and there is no spring-test",
          test,
          "add it to the tests' dependencies");
    }
    Object manager = type.getConstructor(Class.class).newInstance(classes.loadClass(test));
    Object testContext = call(manager, "getTestContext");
    return new SpringContext(call(testContext, "getApplicationContext"));
  }

  /** Whether there is one. */
  boolean isThere() {
    return context != null;
  }

  /** The only bean of a type; empty where there is none. */
  Optional<Object> bean(Class<?> type) {
    if (context == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(call(context, "getBean", Class.class, type));
    } catch (IllegalStateException e) {
      if (e.getCause() != null && e.getCause().getClass().getName().equals(NONE)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** An object with what Spring puts into it. */
  Object create(Class<?> type) {
    Object factory = call(context(), "getAutowireCapableBeanFactory");
    return call(factory, "createBean", Class.class, type);
  }

  private Object context() {
    if (context == null) {
      throw new IllegalStateException("there is no context");
    }
    return context;
  }

  private static Object call(Object target, String name) {
    return call(target, name, null, null);
  }

  private static Object call(
      Object target, String name, @Nullable Class<?> parameter, @Nullable Object argument) {
    Class<?>[] parameters = parameter == null ? new Class<?>[0] : new Class<?>[] {parameter};
    try {
      Method method = method(target.getClass(), name, parameters);
      Object result = parameter == null ? method.invoke(target) : method.invoke(target, argument);
      return result == null ? target : result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of Spring has no " + name, e);
    }
  }

  /** As a public type declares it: the class itself need not be public. */
  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method method = type.getMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  @Override
  public void close() {
    if (context != null) {
      call(context, "close");
    }
  }
}
