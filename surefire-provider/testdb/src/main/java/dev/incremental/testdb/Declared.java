package dev.incremental.testdb;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a class or a method says of the data that it begins with, whatever runs it: the nearest of
 * its own annotations, those that these carry, those of what it extends or implements, and those of
 * a class around it.
 */
final class Declared {
  private static final ClassValue<Boolean> FOR_ANY =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> test) {
          return isFor(test) || methods(test).anyMatch(each -> ofMethod(each).isPresent());
        }
      };

  private Declared() {}

  /** Whether a class's tests begin with something of ours. */
  static boolean isFor(Class<?> test) {
    return isShared(test) || ofClass(test).isPresent();
  }

  /** Whether a class's tests, or some of them, do. */
  static boolean isForAnyOf(Class<?> test) {
    return FOR_ANY.get(test);
  }

  private static Stream<Method> methods(Class<?> test) {
    return Stream.<Class<?>>iterate(test, each -> each != null, Class::getSuperclass)
        .flatMap(each -> Stream.of(each.getDeclaredMethods()));
  }

  /** Whether a class, or one around it, is set up for all of its methods together. */
  static boolean isShared(Class<?> test) {
    return around(test).anyMatch(each -> find(each, SharedSetUp.class).isPresent());
  }

  /** The seed that a class names, or one around it. */
  static Optional<String> ofClass(Class<?> test) {
    return around(test)
        .flatMap(each -> find(each, PreSeeded.class).stream())
        .findFirst()
        .map(PreSeeded::value);
  }

  /** The seed that a method names. */
  static Optional<String> ofMethod(Method method) {
    return find(method, PreSeeded.class).map(PreSeeded::value);
  }

  /** The seed that one of a method's annotations names. */
  static Optional<String> among(Iterable<Annotation> annotations) {
    Set<Object> seen = new HashSet<>();
    for (Annotation each : annotations) {
      Optional<PreSeeded> found = carried(each, PreSeeded.class, seen);
      if (found.isPresent()) {
        return found.map(PreSeeded::value);
      }
    }
    return Optional.empty();
  }

  /** A class and those around it, the innermost first. */
  private static Stream<Class<?>> around(Class<?> test) {
    return Stream.iterate(test, each -> each != null, Class::getEnclosingClass);
  }

  private static <A extends Annotation> Optional<A> find(AnnotatedElement element, Class<A> type) {
    return find(element, type, new HashSet<>());
  }

  private static <A extends Annotation> Optional<A> find(
      AnnotatedElement element, Class<A> type, Set<Object> seen) {
    if (!seen.add(element)) {
      return Optional.empty();
    }
    Stream<Optional<A>> own =
        Stream.of(element.getDeclaredAnnotations()).map(each -> carried(each, type, seen));
    Stream<Optional<A>> inherited = ancestors(element).map(each -> find(each, type, seen));
    return Stream.concat(
            Stream.of(Optional.ofNullable(element.getDeclaredAnnotation(type))),
            Stream.concat(own, inherited))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Stream<Class<?>> ancestors(AnnotatedElement element) {
    if (!(element instanceof Class<?> type)) {
      return Stream.empty();
    }
    Stream<Class<?>> interfaces = Stream.of(type.getInterfaces());
    return Stream.concat(interfaces, Stream.ofNullable(type.getSuperclass()));
  }

  /** An annotation, or what its type is annotated with. */
  private static <A extends Annotation> Optional<A> carried(
      Annotation annotation, Class<A> type, Set<Object> seen) {
    return type.isInstance(annotation)
        ? Optional.of(type.cast(annotation))
        : find(annotation.annotationType(), type, seen);
  }

  /** Whether a class is another one, or lies in it. */
  static boolean isIn(Class<?> test, Class<?> other) {
    return around(test).toList().contains(other);
  }

  /** The classes around one, the outermost first. */
  static List<Class<?>> outsideOf(Class<?> test) {
    List<Class<?>> found = new ArrayList<>(around(test).skip(1).toList());
    Collections.reverse(found);
    return found;
  }
}
