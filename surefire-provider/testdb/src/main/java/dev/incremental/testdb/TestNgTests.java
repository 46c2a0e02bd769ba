package dev.incremental.testdb;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.testng.IClassListener;
import org.testng.IConfigurationListener;
import org.testng.IInvokedMethod;
import org.testng.IInvokedMethodListener;
import org.testng.ITestClass;
import org.testng.ITestNGMethod;
import org.testng.ITestResult;

/**
 * Does what {@link PreSeeded} and {@link SharedSetUp} say in TestNG, which finds it as a service.
 *
 * <p>Each invocation of a test begins with the first {@code @BeforeMethod} of it, or with the test
 * itself. What TestNG does with an exception there depends on where it comes from; so it is kept
 * until the test itself is about to run, which it fails.
 */
public final class TestNgTests
    implements IInvokedMethodListener, IClassListener, IConfigurationListener {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");

  private final SeededTests tests;
  private final Map<Class<?>, RuntimeException> failedClasses = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
  private final ThreadLocal<Invocation> current = ThreadLocal.withInitial(Invocation::new);

  /** Created by TestNG. */
  public TestNgTests() {
    this(SeededTests.ofThisJvm());
  }

  TestNgTests(SeededTests tests) {
    this.tests = tests;
  }

  /** What a thread does with the test that it is about to run, or runs. */
  private static final class Invocation {
    private @Nullable ITestNGMethod announced;
    private @Nullable Class<?> prepared;
    private Optional<String> own = Optional.empty();
    private final Set<ITestNGMethod> seen = new HashSet<>();
    private @Nullable RuntimeException failure;
    private boolean isBlind;

    void forget() {
      announced = null;
      prepared = null;
      own = Optional.empty();
      seen.clear();
      failure = null;
      isBlind = false;
    }
  }

  @Override
  public void onBeforeClass(ITestClass testClass) {
    Class<?> test = testClass.getRealClass();
    failedClasses.remove(test);
    try {
      refuseParallel(test, testClass.getXmlTest().getParallel().isParallel());
      tests.classBegins(test);
    } catch (RuntimeException e) {
      failedClasses.put(test, e); // thrown here, it would end TestNG as a whole
    }
  }

  @Override
  public void onAfterClass(ITestClass testClass) {
    tests.classEnds(testClass.getRealClass());
  }

  /** From TestNG 7 on it says which test is to be set up. */
  public void beforeConfiguration(ITestResult result, @Nullable ITestNGMethod tested) {
    current.get().announced = result.getMethod().isBeforeMethodConfiguration() ? tested : null;
  }

  @Override
  public void beforeInvocation(IInvokedMethod invoked, ITestResult result) {
    if (result.getStatus() == ITestResult.SKIP) {
      return;
    }
    ITestNGMethod method = invoked.getTestMethod();
    Class<?> test = method.getTestClass().getRealClass();
    Invocation now = current.get();
    if (method.isBeforeMethodConfiguration()) {
      if (!test.equals(now.prepared) || !now.seen.add(method)) {
        prepare(now, test, now.announced);
        now.seen.add(method);
        tell(now.failure);
      }
    } else if (invoked.isTestMethod()) {
      if (!test.equals(now.prepared)) {
        prepare(now, test, method);
      }
      run(now, test, method);
    }
  }

  /** Where the set-up fails, too, no test will. */
  private static void tell(@Nullable RuntimeException failure) {
    if (failure != null) {
      LOG.log(Level.ERROR, failure.getMessage());
    }
  }

  private void prepare(Invocation now, Class<?> test, @Nullable ITestNGMethod tested) {
    finish(now);
    now.forget();
    now.prepared = test;
    if (!Declared.isForAnyOf(test)) {
      return;
    }
    now.own = tested == null ? Optional.empty() : ownOf(tested);
    now.isBlind = tested == null;
    try {
      RuntimeException failed = failedClasses.get(test);
      if (failed != null) {
        throw failed;
      }
      refuseParallel(test, !inside.compareAndSet(null, Thread.currentThread()));
      tests.testBegins(test, now.own);
    } catch (RuntimeException e) {
      now.failure = e;
    }
  }

  private static void refuseParallel(Class<?> test, boolean isParallel) {
    if (isParallel && Declared.isForAnyOf(test)) {
      throw new NoDatabaseException(
          "TestNG runs tests at the same time, of which each is to begin with its seed",
          test.getName(),
          "run this class without parallel, and several forks (forkCount) instead");
    }
  }

  private static Optional<String> ownOf(ITestNGMethod method) {
    return Declared.ofMethod(method.getConstructorOrMethod().getMethod());
  }

  private static void run(Invocation now, Class<?> test, ITestNGMethod method) {
    if (now.failure == null && now.isBlind && ownOf(method).isPresent()) {
      now.failure =
          new NoDatabaseException(
              "This TestNG does not say which method it is that @BeforeMethod sets up",
              test.getName() + "#" + method.getMethodName(),
              "use TestNG 7.1 or newer, or let the class name the seed");
    }
    if (now.failure != null) {
      throw now.failure;
    }
  }

  @Override
  public void afterInvocation(IInvokedMethod invoked, ITestResult result) {
    Invocation now = current.get();
    if (invoked.isTestMethod() && now.prepared != null) {
      if (now.failure != null) { // which the test may have been said to expect
        result.setStatus(ITestResult.FAILURE);
        result.setThrowable(Objects.requireNonNull(now.failure));
      }
      finish(now);
      now.forget();
    }
  }

  private void finish(Invocation now) {
    Class<?> test = now.prepared;
    if (test != null && inside.compareAndSet(Thread.currentThread(), null)) {
      tests.testEnds(test, now.own);
    }
  }

  @Override
  public void onConfigurationSuccess(ITestResult result) {
    // nothing comes of it
  }

  @Override
  public void onConfigurationFailure(ITestResult result) {
    // TestNG says so itself
  }

  @Override
  public void onConfigurationSkip(ITestResult result) {
    // TestNG says so itself
  }
}
