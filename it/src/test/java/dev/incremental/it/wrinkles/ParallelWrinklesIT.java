package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Tests of one JVM that really run at the same time. */
class ParallelWrinklesIT {
  private static final String[] ENOUGH_THREADS = {
    "junit.jupiter.execution.parallel.enabled=true",
    "junit.jupiter.execution.parallel.mode.default=concurrent",
    "junit.jupiter.execution.parallel.mode.classes.default=concurrent",
    "junit.jupiter.execution.parallel.config.strategy=fixed",
    "junit.jupiter.execution.parallel.config.fixed.parallelism=8"
  };

  /** All four tests are on their way before one fills the field, and none ends before all read. */
  private static final SampleFile MEETING =
      java(
          "Meeting",
          """
          import java.util.concurrent.*;
          public class Meeting {
            static final CyclicBarrier ALL = new CyclicBarrier(4);
            static Integer filled;
            static void fill() throws Exception { await(); filled = Source.make(); await(); }
            static int read() throws Exception { int read = filled; await(); return read; }
            static void await() throws Exception { ALL.await(20, TimeUnit.SECONDS); }
          }
          """);

  @Test
  void testsThatOverlapShareWhatOneOfThemPutsIntoAStaticField() {
    String meets =
        "@Test void %s() throws Exception { Meeting.await(); Meeting.await(); assertEquals(1, Meeting.read()); }";
    String fills =
        "@Test void fills() throws Exception { Meeting.fill(); assertEquals(1, Meeting.read()); }";
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            MEETING,
            concurrent("ATest", fills, meets.formatted("reads")),
            concurrent("BTest", meets.formatted("one"), meets.formatted("two")),
            java("Unused", "public class Unused { static int one() { return 1; } }"))
        .configured(ENOUGH_THREADS)
        .edit(java("Unused", "public class Unused { static int one() { return 2; } }"))
        .expectRun()
        .edit(
            java(
                "Source", "public class Source { static int make() { int one = 1; return one; } }"))
        .expectRun("ATest#fills", "ATest#reads", "BTest#one", "BTest#two")
        .expectPassed("ATest#fills", "ATest#reads", "BTest#one", "BTest#two")
        .edit()
        .expectRun();
  }

  /** Methods that run in a fixed order are only concurrent where it is said of their class. */
  private static SampleFile concurrent(String name, String one, String other) {
    return test(
        name,
        "import org.junit.jupiter.api.parallel.*; @Execution(ExecutionMode.CONCURRENT) class "
            + name
            + " { "
            + one
            + " "
            + other
            + " }");
  }
}
