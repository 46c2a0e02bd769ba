package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/**
 * Objects that one test makes and another finds where neither the project nor a static field is.
 */
class ObjectWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");
  private static final SampleFile SETTINGS =
      java("Settings", "public class Settings { static int level() { return 1; } }");
  private static final SampleFile FIRST =
      test(
          "FirstTest",
          "@Test void installs() { Thread.setDefaultUncaughtExceptionHandler(new Handler()); }");

  private static Wrinkle edited(SampleFile... files) {
    return Wrinkle.with(files)
        .inOrder()
        .edit(java("Settings", "public class Settings { static int level() { return 2; } }"));
  }

  @Test
  void whoFindsAnObjectInTheJdkUsesTheTestThatMadeIt() {
    edited(
            SETTINGS,
            java(
                "Handler",
                "public class Handler implements Thread.UncaughtExceptionHandler { final int level = Settings.level();"
                    + " int level() { return level; } public void uncaughtException(Thread t, Throwable e) { } }"),
            FIRST,
            test(
                "SecondTest",
                "@Test void finds() { assertEquals(1, ((Handler) Thread.getDefaultUncaughtExceptionHandler()).level()); }"),
            UNCONCERNED)
        .expectRun("FirstTest#installs", "SecondTest#finds");
  }

  @Test
  void whoFindsAnObjectThroughAMethodOfItsInterfaceUsesTheTestThatMadeIt() {
    edited(
            SETTINGS,
            java(
                "Leveled",
                "public interface Leveled extends Thread.UncaughtExceptionHandler { default int twice() { return 2 * hashCode(); }"
                    + " default void uncaughtException(Thread t, Throwable e) { } }"),
            java(
                "Handler",
                "public record Handler(int level) implements Leveled { Handler() { this(Settings.level()); } }"),
            FIRST,
            test(
                "SecondTest",
                "@Test void finds() { assertEquals(2, ((Leveled) Thread.getDefaultUncaughtExceptionHandler()).twice()); }"),
            UNCONCERNED)
        .expectRun("FirstTest#installs", "SecondTest#finds");
  }

  @Test
  void whoMakesAnObjectOfItsOwnUsesNoOtherTest() {
    edited(
            SETTINGS,
            java(
                "Handler",
                "public class Handler implements Thread.UncaughtExceptionHandler { final int level; Handler() { this(Settings.level()); }"
                    + " Handler(int level) { this.level = level; } int level() { return level; } public void uncaughtException(Thread t, Throwable e) { } }"),
            FIRST,
            test("SecondTest", "@Test void makes() { assertEquals(3, new Handler(3).level()); }"),
            UNCONCERNED)
        .expectRun("FirstTest#installs");
  }

  @Test
  void aThreadThatGoesOnUsesTheTestThatStartedIt() {
    edited(
            SETTINGS,
            java(
                "Pump",
                """
                public class Pump extends Thread {
                  final java.util.concurrent.SynchronousQueue<Integer> out = new java.util.concurrent.SynchronousQueue<>();
                  final int level = Settings.level();
                  Pump() { super("pump"); setDaemon(true); }
                  @Override public void run() { try { while (true) { out.put(next()); } } catch (InterruptedException e) { } }
                  volatile int made;
                  int next() { made++; return level; }
                  void rests(int after) { while (made < after || getState() != Thread.State.WAITING) { Thread.onSpinWait(); } }
                }
                """),
            test(
                "FirstTest",
                "@Test void starts() { Pump pump = new Pump(); pump.start(); pump.rests(1); }"),
            test(
                "SecondTest",
                "@Test void takes() throws Exception { for (Thread each : Thread.getAllStackTraces().keySet()) { if (each instanceof Pump p) { p.out.take(); assertEquals(1, p.out.take()); p.rests(3); return; } } fail(\"no pump\"); }"),
            UNCONCERNED)
        .expectRun("FirstTest#starts", "SecondTest#takes");
  }
}
