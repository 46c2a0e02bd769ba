package dev.incremental.testdb;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Does what {@link PreSeeded} and {@link SharedSetUp} say.
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
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final Namespace OURS = Namespace.create(PreSeeded.class);
  private static final String FIRST = "the first method is still to come";
  private static final String MARKED = "what it has set up is restored";

  /** What sets a class up finds the seed already, and on it what it is to write. */
  @Override
  public void beforeAll(ExtensionContext context) {
    markAround(context);
    SeededDatabase.ofThisJvm().begun(context.getUniqueId());
    restoreOfClass(context);
    context.getStore(OURS).put(FIRST, new AtomicBoolean(true));
  }

  /** Classes around it have been set up, also where none of their own methods came first. */
  private static void markAround(ExtensionContext context) {
    Optional<ExtensionContext> around = context.getParent();
    if (around.flatMap(ExtensionContext::getTestClass).isPresent()) {
      markAround(around.get());
      isMarkedNow(around.get());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    SeededDatabase database = SeededDatabase.ofThisJvm();
    database.ended(context.getUniqueId());
    if (context.getStore(OURS).remove(MARKED) != null) {
      database.forget();
      restoreOfClass(context);
    }
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    boolean isNext = SeededDatabase.ofThisJvm().isInnermost(context.getUniqueId());
    if (isNext && !isMarkedNow(context)) { // and not one around which a nested class is to be made
      warn(context, restoreOfClass(context));
    }
  }

  private static Map<String, Long> restoreOfClass(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    return Declared.isFor(test)
        ? SeededDatabase.ofThisJvm().restore(test, Declared.ofClass(test).orElse(""))
        : Map.of();
  }

  /** When the first method is about to begin, what sets its class up has ended. */
  private static boolean isMarkedNow(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    Optional<AtomicBoolean> first = first(context);
    if (!Declared.isShared(test) || first.isEmpty() || !first.get().getAndSet(false)) {
      return false;
    }
    SeededDatabase.ofThisJvm().mark(test);
    ofClass(context).getStore(OURS).put(MARKED, true);
    return true;
  }

  /** The context of the class that a context is of, or in. */
  private static ExtensionContext ofClass(ExtensionContext context) {
    return context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
  }

  /**
   * Before an instance is made, its method is not known; methods may share theirs; and an
   * application context may have started meanwhile, and have written something.
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    SeededDatabase database = SeededDatabase.ofThisJvm();
    boolean isInstanceShared =
        context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent();
    Optional<String> own = ofMethod(context);
    if (own.isPresent()) {
      database.restore(context.getRequiredTestClass(), own.get());
    } else if ((isInstanceShared || database.isUndoing()) && !isMarkedNow(context)) {
      warn(context, restoreOfClass(context));
    }
    first(context).ifPresent(flag -> flag.set(false));
  }

  /** What was written before the first method of a class was meant for all of them. */
  private static void warn(ExtensionContext context, Map<String, Long> rows) {
    if (!rows.isEmpty() && first(context).filter(AtomicBoolean::get).isPresent()) {
      LOG.log(
          Level.WARNING,
          SeededTests.lost(context.getRequiredTestClass(), "@BeforeAll", rows.keySet()));
    }
  }

  private static Optional<AtomicBoolean> first(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(OURS).get(FIRST, AtomicBoolean.class));
  }

  /** The next method of this class may be one without a seed. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (ofMethod(context).isPresent()
        && Declared.ofClass(context.getRequiredTestClass()).isEmpty()) {
      SeededDatabase.ofThisJvm().leave();
    }
  }

  private static Optional<String> ofMethod(ExtensionContext context) {
    return context.getTestMethod().flatMap(Declared::ofMethod);
  }
}
