package dev.incremental.testdb;

import dev.incremental.testdb.TestDatabase.Per;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link TestDatabase} says. */
final class TestDatabaseExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        TestInstancePostProcessor,
        ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) {
    prepare(context);
    inject(context, context.getRequiredTestClass(), null, Modifier::isStatic);
  }

  /**
   * Where all methods share an instance it is made first of all, by frameworks that look around.
   */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    prepare(context);
  }

  private static void prepare(ExtensionContext context) {
    ofClass(context.getRequiredTestClass())
        .map(TestDatabase::per)
        .filter(Per.FORK::equals)
        .ifPresent(per -> new UsedDatabase(context).get(per));
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    inject(context, instance.getClass(), instance, modifiers -> !Modifier.isStatic(modifiers));
  }

  private static void inject(
      ExtensionContext context,
      Class<?> test,
      @Nullable Object instance,
      Predicate<Integer> modifiers) {
    for (Field field :
        AnnotationSupport.findAnnotatedFields(
            test, TestDatabase.class, field -> modifiers.test(field.getModifiers()))) {
      Per per = per(AnnotationSupport.findAnnotation(field, TestDatabase.class), test);
      check(field, per, context);
      try {
        field.setAccessible(true);
        field.set(instance, new UsedDatabase(context).get(per));
      } catch (ReflectiveOperationException | RuntimeException e) {
        throw e instanceof NoDatabaseException known
            ? known
            : new ExtensionConfigurationException("Nothing can be put into " + field, e);
      }
    }
  }

  private static void check(Field field, Per per, ExtensionContext context) {
    if (field.getType() != DataSource.class) {
      throw new ExtensionConfigurationException(
          "@TestDatabase is for fields of type javax.sql.DataSource, which this is not: " + field);
    }
    if (Modifier.isFinal(field.getModifiers())) {
      throw new ExtensionConfigurationException(
          "@TestDatabase is for fields that are not final: " + field);
    }
    boolean isShared =
        Modifier.isStatic(field.getModifiers())
            || context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent();
    if (per == Per.THREAD && isShared) {
      throw new ExtensionConfigurationException(
          "Threads share this field, so that it cannot have a database for each;"
              + " let the test methods take it as a parameter: "
              + field);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() != DataSource.class) {
      return false;
    }
    boolean isBare =
        parameter.getDeclaringExecutable() instanceof Method
            && parameter.getParameter().getAnnotations().length == 0;
    return parameter.isAnnotated(TestDatabase.class)
        || (isBare && ofClass(context.getRequiredTestClass()).isPresent());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Per per = per(parameter.findAnnotation(TestDatabase.class), context.getRequiredTestClass());
    return new UsedDatabase(context).get(per);
  }

  /** What the nearest says, or the class if that is the default. */
  private static Per per(Optional<TestDatabase> own, Class<?> test) {
    return own.map(TestDatabase::per)
        .filter(per -> per != Per.FORK)
        .or(() -> ofClass(test).map(TestDatabase::per))
        .orElse(Per.FORK);
  }

  /** The annotation of a class or of one around it. */
  private static Optional<TestDatabase> ofClass(Class<?> test) {
    for (Class<?> each = test; each != null; each = each.getEnclosingClass()) {
      Optional<TestDatabase> found = AnnotationSupport.findAnnotation(each, TestDatabase.class);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
