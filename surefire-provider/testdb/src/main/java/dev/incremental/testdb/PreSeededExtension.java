package dev.incremental.testdb;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Does what {@link PreSeeded} says. */
final class PreSeededExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

  /** What sets a class up finds the seed already, and on it what it is to write. */
  @Override
  public void beforeAll(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    ofClass(test).ifPresent(seed -> SeededDatabase.ofThisJvm().restore(test, seed));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    ofMethod(context)
        .or(() -> ofClass(test))
        .ifPresent(seed -> SeededDatabase.ofThisJvm().restore(test, seed));
  }

  /** The next method of this class may be one without a seed. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (ofMethod(context).isPresent() && ofClass(context.getRequiredTestClass()).isEmpty()) {
      SeededDatabase.ofThisJvm().leave();
    }
  }

  private static Optional<String> ofMethod(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, PreSeeded.class))
        .map(PreSeeded::value);
  }

  /** What a class says, or one around it. */
  static Optional<String> ofClass(Class<?> test) {
    for (Class<?> each = test; each != null; each = each.getEnclosingClass()) {
      Optional<PreSeeded> found = AnnotationSupport.findAnnotation(each, PreSeeded.class);
      if (found.isPresent()) {
        return found.map(PreSeeded::value);
      }
    }
    return Optional.empty();
  }
}
