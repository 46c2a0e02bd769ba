package dev.incremental.plugin.surefire;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.maven.plugin.Mojo;
import org.jspecify.annotations.Nullable;

/**
 * A mojo of Surefire or Failsafe that Maven is about to execute although its work has been done.
 *
 * <p>Maven cannot be told to leave an execution out. But the mojo has a parameter to be skipped,
 * and a logger on which it would say that tests are skipped, which they are not.
 */
public final class ReplacedMojo {
  private final Mojo mojo;

  /** Takes a configured mojo that has not been executed yet. */
  public ReplacedMojo(Mojo mojo) {
    this.mojo = mojo;
  }

  /**
   * Makes it do nothing, and say nothing where that can be had.
   *
   * @return whether it will do nothing; otherwise it will run its tests as the project has them
   */
  public boolean skip() {
    boolean skipped =
        fields(mojo, field -> field.getName().equals("skip") && field.getType() == boolean.class)
            .stream()
            .anyMatch(field -> set(mojo, field, true));
    if (skipped) {
      silence(mojo);
      fields(mojo, field -> field.getName().equals("consoleLogger")).stream()
          .flatMap(field -> value(field).stream())
          .forEach(ReplacedMojo::silence);
    }
    return skipped;
  }

  private static void silence(Object speaker) {
    fields(speaker, field -> isLogger(field.getType()))
        .forEach(field -> set(speaker, field, silent(field.getType())));
  }

  /** Plexus has one of that name, and SLF4J, which later versions use. */
  private static boolean isLogger(Class<?> type) {
    return type.isInterface() && type.getSimpleName().equals("Logger");
  }

  private static List<Field> fields(Object owner, Predicate<Field> wanted) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      List.of(type.getDeclaredFields()).stream().filter(wanted).forEach(fields::add);
    }
    return fields;
  }

  private static boolean set(Object owner, Field field, Object value) {
    try {
      field.setAccessible(true);
      field.set(owner, value);
      return true;
    } catch (IllegalAccessException | InaccessibleObjectException | SecurityException e) {
      return false;
    }
  }

  private Optional<Object> value(Field field) {
    try {
      field.setAccessible(true);
      return Optional.ofNullable(field.get(mojo));
    } catch (IllegalAccessException | InaccessibleObjectException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** Takes everything in silence, and answers no question with yes. */
  private static Object silent(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer(method.getReturnType()));
  }

  private static @Nullable Object answer(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? 0 : null;
  }
}
