package dev.incremental.testdb;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.runner.Description;
import org.junit.runners.ParentRunner;
import org.junit.runners.Suite;
import org.junit.runners.model.Statement;

/**
 * Does what {@link PreSeeded} and {@link SharedSetUp} say in JUnit 4, whoever runs that: {@link
 * RunnerWeaver} lets each runner ask here for what it evaluates. Nothing for tests to call.
 *
 * <p>A listener of JUnit's would not do: what it throws is no failure of the test, which runs.
 */
public final class JUnit4Tests {
  private static final Turns TURNS = new Turns();
  private static final ReentrantLock ONE_TEST = new ReentrantLock();

  private JUnit4Tests() {}

  /**
   * What a runner does with a class.
   *
   * @param statement runs the class, with all that is done before and after it
   */
  public static Statement ofClass(ParentRunner<?> runner, Statement statement) {
    Class<?> test = runner.getTestClass().getJavaClass();
    return test == null || isOfOthers(runner, test)
        ? statement
        : new OfClass(SeededTests.ofThisJvm(), test, statement);
  }

  /** A suite of classes that say themselves what they begin with. */
  private static boolean isOfOthers(ParentRunner<?> runner, Class<?> test) {
    return runner instanceof Suite
        && runner.getDescription().getChildren().stream()
            .map(Description::getTestClass)
            .allMatch(each -> each != null && !Declared.isIn(each, test));
  }

  /**
   * What a runner does with a test.
   *
   * @param statement runs it, with all that is done before and after it
   */
  public static Statement ofTest(
      ParentRunner<?> runner, Statement statement, Description description) {
    Class<?> test = runner.getTestClass().getJavaClass();
    return test == null || !Declared.isForAnyOf(test)
        ? statement
        : new OfTest(
            SeededTests.ofThisJvm(),
            test,
            Declared.among(List.copyOf(description.getAnnotations())),
            statement);
  }

  /** Whether runners ask. */
  static boolean isAsked() {
    return List.of(ParentRunner.class.getDeclaredMethods()).stream()
        .anyMatch(each -> each.getName().startsWith(RunnerWeaver.RENAMED));
  }

  /** One class after the other, if they have seeds. */
  private static final class OfClass extends Statement {
    private final SeededTests tests;
    private final Class<?> test;
    private final Statement statement;

    OfClass(SeededTests tests, Class<?> test, Statement statement) {
      this.tests = tests;
      this.test = test;
      this.statement = statement;
    }

    @Override
    public void evaluate() throws Throwable {
      if (Declared.isForAnyOf(test)) {
        refuseInside();
        TURNS.enter(test);
        try {
          run();
        } finally {
          TURNS.leave(test);
        }
      } else {
        if (TURNS.enterAtOnce(test)) {
          try {
            tests.classBegins(test);
          } finally {
            TURNS.leave(test);
          }
        }
        statement.evaluate();
      }
    }

    /** It would wait for the test that waits for it. */
    private void refuseInside() {
      if (ONE_TEST.isHeldByCurrentThread()) {
        throw new NoDatabaseException(
            "A test with a seed runs another class with one",
            test.getName(),
            "run that by itself, or without a seed");
      }
    }

    private void run() throws Throwable {
      tests.classBegins(test);
      try {
        statement.evaluate();
      } finally {
        tests.classEnds(test);
      }
    }
  }

  /** One test after the other, in a class with seeds. */
  private static final class OfTest extends Statement {
    private final SeededTests tests;
    private final Class<?> test;
    private final Optional<String> own;
    private final Statement statement;

    OfTest(SeededTests tests, Class<?> test, Optional<String> own, Statement statement) {
      this.tests = tests;
      this.test = test;
      this.own = own;
      this.statement = statement;
    }

    @Override
    public void evaluate() throws Throwable {
      TURNS.enter(test);
      ONE_TEST.lock();
      try {
        tests.testBegins(test, own);
        try {
          statement.evaluate();
        } finally {
          tests.testEnds(test, own);
        }
      } finally {
        ONE_TEST.unlock();
        TURNS.leave(test);
      }
    }
  }
}
