package dev.incremental.testdb;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link PreSeeded} and {@link SharedSetUp} say for frameworks that tell no more than
 * when classes and tests begin and end: JUnit 4 and TestNG.
 */
final class SeededTests {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final SeededTests OF_THIS_JVM = new SeededTests(HeldData.ofThisJvm());

  private final HeldData data;
  private final Map<Class<?>, Begun> running = new LinkedHashMap<>();
  private boolean isSeeded;

  SeededTests(HeldData data) {
    this.data = data;
  }

  /** Those of this JVM. */
  static SeededTests ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** A class that has begun. */
  private static final class Begun {
    /** The first method is still to come: what was written until then is its class's set-up. */
    private boolean isBeforeFirst = true;

    /** How often what it has set up was made what is restored. */
    private int marks;
  }

  /**
   * What sets a class up finds the seed already, and on it what it is to write; one without a seed
   * finds what was migrated.
   *
   * @throws NoDatabaseException if that cannot be
   */
  synchronized void classBegins(Class<?> test) {
    if (!Declared.isFor(test)) {
      migrate(test);
      return;
    }
    for (Class<?> each : Declared.outsideOf(test)) {
      markIfFirst(each);
    }
    refuseIfAmongOthers(test);
    restore(test, Declared.ofClass(test).orElse(""));
    data.begun(test.getName());
    running.computeIfAbsent(test, key -> new Begun()).isBeforeFirst = true;
  }

  /**
   * Before what is done before each test of its class.
   *
   * @param own the seed that the method names
   * @throws NoDatabaseException if it cannot begin
   */
  synchronized void testBegins(Class<?> test, Optional<String> own) {
    refuseIfAmongOthers(test);
    Begun begun = running.get(test);
    boolean isMarked = markIfFirst(test);
    boolean isFirst = begun != null && begun.isBeforeFirst;
    if (begun != null) {
      begun.isBeforeFirst = false;
    }
    if (own.isPresent()) {
      restore(test, own.get());
    } else if (!Declared.isFor(test)) {
      migrate(test);
    } else if (!isMarked) {
      Map<String, Long> rows = restore(test, Declared.ofClass(test).orElse(""));
      if (isFirst && !rows.isEmpty()) {
        warn(test, rows);
      }
    }
  }

  private static void warn(Class<?> test, Map<String, Long> rows) {
    LOG.log(Level.WARNING, lost(test, "@BeforeClass", rows.keySet()));
  }

  /**
   * What to do about rows that were there before the first restore.
   *
   * @param before the annotation of methods that may have written them
   */
  static String lost(Class<?> test, String before, Set<String> tables) {
    return test.getName()
        + " begins with what its seed has written: what "
        + before
        + " or the start of an application wrote to "
        + String.join(", ", tables)
        + " is gone; let the seed write it";
  }

  /** The next method of this class may be one without a seed. */
  synchronized void testEnds(Class<?> test, Optional<String> own) {
    if (own.isPresent() && !Declared.isFor(test)) {
      migrate(test);
    }
  }

  /** What it has set up is no longer restored. */
  synchronized void classEnds(Class<?> test) {
    Begun begun = running.remove(test);
    if (begun != null) {
      data.ended(test.getName());
      for (int i = 0; i < begun.marks; i++) {
        data.forget();
      }
    }
  }

  /** When the first method is about to begin, what sets its class up has ended. */
  private boolean markIfFirst(Class<?> test) {
    @Nullable Begun begun = running.get(test);
    if (begun == null || !begun.isBeforeFirst || !Declared.isShared(test)) {
      return false;
    }
    data.mark(test);
    begun.marks++;
    begun.isBeforeFirst = false;
    return true;
  }

  private Map<String, Long> restore(Class<?> test, String seed) {
    isSeeded = true;
    return data.restore(test, seed);
  }

  private void migrate(Class<?> test) {
    if (running.isEmpty()) {
      data.leave();
      isSeeded = false;
    } else if (isSeeded) {
      data.restore(test, "");
      isSeeded = false;
    }
  }

  /** What one class has set up for its tests would be found by another's. */
  private void refuseIfAmongOthers(Class<?> test) {
    for (Map.Entry<Class<?>, Begun> each : running.entrySet()) {
      if (each.getValue().marks > 0 && !Declared.isIn(test, each.getKey())) {
        throw new NoDatabaseException(
            "Tests of this class run among those of "
                + each.getKey().getName()
                + ", which has a @SharedSetUp",
            test.getName(),
            "let the one class end before the other begins");
      }
    }
  }
}
