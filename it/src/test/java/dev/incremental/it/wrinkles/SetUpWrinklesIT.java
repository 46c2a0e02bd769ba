package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;
import static dev.incremental.it.wrinkles.SampleFile.testResource;

import org.junit.jupiter.api.Test;

/** What runs around tests: set-ups, extensions, constructors, threads. */
class SetUpWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");
  private static final SampleFile FIRST =
      test("FirstTest", "@Test void uses() { assertEquals(1, A.value()); }");
  private static final SampleFile SECOND =
      test("SecondTest", "@Test void uses() { assertEquals(1, A.value()); }");

  @Test
  void theSetUpOfAClassIsUsedByAllItsTests() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            test(
                "ATest",
                """
                static int made;
                @BeforeAll static void make() { made = Source.make(); }
                @Test void one() { assertEquals(1, made); }
                @Test void two() { assertEquals(1, made); }
                """),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("ATest#one", "ATest#two");
  }

  @Test
  void theSetUpInABaseClassIsUsedByTheTestsBelow() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            SampleFile.file(
                "src/test/java/Base.java",
                "public abstract class Base { int made; @org.junit.jupiter.api.BeforeEach void make() { made = Source.make(); } }"),
            test(
                "ATest",
                "class ATest extends Base { @Test void one() { assertEquals(1, made); } }"),
            test(
                "BTest",
                "class BTest extends Base { @Test void two() { assertEquals(1, made); } }"),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("ATest#one", "BTest#two");
  }

  @Test
  void aStaticExtensionIsUsedByAllTestsOfItsClass() {
    Wrinkle.with(
            java(
                "Source",
                "public class Source { static int made; static int make() { return 1; } }"),
            test(
                "ATest",
                """
                @org.junit.jupiter.api.extension.RegisterExtension
                static org.junit.jupiter.api.extension.BeforeAllCallback made = context -> Source.made = Source.make();
                @Test void one() { assertEquals(1, Source.made); }
                @Test void two() { assertEquals(1, Source.made); }
                """),
            UNCONCERNED)
        .edit(
            java(
                "Source",
                "public class Source { static int made; static int make() { return 2; } }"))
        .expectRunAtLeast("ATest#one", "ATest#two");
  }

  @Test
  void anExtensionFoundAsAServiceIsUsedByEveryTest() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            SampleFile.file(
                "src/test/java/Found.java",
                "public class Found implements org.junit.jupiter.api.extension.BeforeEachCallback {"
                    + " public static int made; public void beforeEach(org.junit.jupiter.api.extension.ExtensionContext c) { made = Source.make(); } }"),
            testResource("META-INF/services/org.junit.jupiter.api.extension.Extension", "Found"),
            test("ATest", "@Test void one() { assertEquals(1, Found.made); }"),
            test("BTest", "@Test void two() { assertEquals(1, Found.made); }"))
        .configured("junit.jupiter.extensions.autodetection.enabled=true")
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("ATest#one", "BTest#two");
  }

  @Test
  void whatRunsInAConstructorBelongsToTheTestAlsoIfTheLastOneRanItToo() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            test("ATest", "@Test void one() { assertEquals(1, Source.make()); }"),
            test(
                "BTest",
                "final int made = Source.make();\n@Test void two() { assertEquals(1, made); }"),
            test(
                "CTest",
                "final int made; CTest() { made = Source.make(); }\n@Test void three() { assertEquals(1, made); }"),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("ATest#one", "BTest#two", "CTest#three");
  }

  @Test
  void testsInParallelInOneJvmShareWhatTheyTouch() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static int value() { return 1; } static int other() { return 1; } }"),
            FIRST,
            SECOND,
            test("ThirdTest", "@Test void other() { assertEquals(1, A.other()); }"))
        .configured(
            "junit.jupiter.execution.parallel.enabled=true",
            "junit.jupiter.execution.parallel.mode.default=concurrent",
            "junit.jupiter.execution.parallel.mode.classes.default=concurrent")
        .edit(
            java(
                "A",
                "public class A { static int value() { return 2; } static int other() { return 1; } }"))
        .expectRunAtLeast("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void anInstancePerClassIsMadeOnceForAllItsTests() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            test(
                "ATest",
                """
                @TestInstance(TestInstance.Lifecycle.PER_CLASS) class ATest {
                  final int made = Source.make();
                  @Test void one() { assertEquals(1, made); }
                  @Test void two() { assertEquals(1, made); }
                }
                """),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("ATest#one", "ATest#two");
  }
}
