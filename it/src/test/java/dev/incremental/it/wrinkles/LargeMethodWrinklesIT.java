package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Methods that a compiler only just accepts. */
class LargeMethodWrinklesIT {
  /** Three bytes each: with what is around them, two less than a method may have. */
  private static final String NEARLY_64_KB = "n++;".repeat(21_843);

  private static SampleFile large(int small) {
    return java(
        "Large",
        "public class Large { static int large() { int n = 0; "
            + NEARLY_64_KB
            + " return n; } static int small() { return "
            + small
            + "; } }");
  }

  @Test
  void aClassWithoutRoomForProbesIsUsedByAllTestsOfTheJvm() {
    Wrinkle.with(
            large(1),
            java("A", "public class A { static int one() { return 1; } }"),
            test("ATest", "@Test void one() { assertEquals(1, A.one()); }"),
            test("LargeTest", "@Test void small() { assertEquals(1, Large.small()); }"))
        .noticing(
            "Could not be given probes: Large. Every test of a JVM that loaded such a class depends on all of it.")
        .edit(large(2))
        .expectRun("ATest#one", "LargeTest#small")
        .edit(large(1))
        .expectRun("LargeTest#small")
        .edit()
        .expectRun();
  }
}
