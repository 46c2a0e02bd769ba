package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of a project that begin like those of a library or of the JDK. */
class PackageWrinklesIT {
  @ParameterizedTest
  @ValueSource(strings = {"sunrise.x", "javassistant.x", "orgy.y", "comet.sun", "jdkit.z"})
  void aPackageIsTheProjectsWhateverItsNameBeginsWith(String name) {
    Wrinkle.with(
            java(name + ".A", "public class A { static int one() { return 1; } }"),
            test(name + ".ATest", "@Test void one() { assertEquals(1, A.one()); }"),
            test(
                name + ".BTest",
                "@Test void misses() { assertThrows(ClassNotFoundException.class, () -> Class.forName(\""
                    + name
                    + ".Later\")); }"),
            test(name + ".UnconcernedTest", "@Test void nothing() { }"))
        .edit(java(name + ".A", "public class A { static int one() { return 2; } }"))
        .expectRun(name + ".ATest#one")
        .edit(
            java(name + ".A", "public class A { static int one() { return 1; } }"),
            java(name + ".Later", "public class Later { }"))
        .expectRun(name + ".ATest#one", name + ".BTest#misses");
  }
}
