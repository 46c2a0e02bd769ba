package dev.incremental.testdb;

import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Does what {@link PreSeeded} says.
 *
 * <p>The database is restored before the test's instance is made: what other extensions do before
 * each test, such as to begin a transaction, comes after it on whichever side of ours they stand.
 */
final class PreSeededExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterEachCallback {

  /** What sets a class up finds the seed already, and on it what it is to write. */
  @Override
  public void beforeAll(ExtensionContext context) {
    SeededDatabase.ofThisJvm().begun(context.getUniqueId());
    restoreOfClass(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SeededDatabase.ofThisJvm().ended(context.getUniqueId());
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    restoreOfClass(context);
  }

  private static void restoreOfClass(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    ofClass(test).ifPresent(seed -> SeededDatabase.ofThisJvm().restore(test, seed));
  }

  /** Before an instance is made, its method is not known; and methods may share theirs. */
  @Override
  public void beforeEach(ExtensionContext context) {
    boolean isShared =
        context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent();
    Optional<String> own = ofMethod(context);
    if (own.isPresent()) {
      SeededDatabase.ofThisJvm().restore(context.getRequiredTestClass(), own.get());
    } else if (isShared) {
      restoreOfClass(context);
    }
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
