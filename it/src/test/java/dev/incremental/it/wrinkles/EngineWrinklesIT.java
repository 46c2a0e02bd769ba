package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** The ways in which engines make tests. */
class EngineWrinklesIT {
  private static SampleFile a(int one, int two) {
    return java(
        "A",
        "public class A { public static int one() { return "
            + one
            + "; } public static int two() { return "
            + two
            + "; } }");
  }

  @Test
  void nestedTestsAreTestsOfTheirOwn() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                "@Test void one() { assertEquals(1, A.one()); }\n@Nested class Inner { @Test void two() { assertEquals(2, A.two()); } }"))
        .edit(a(1, 9))
        .expectRun("ATest$Inner#two");
  }

  @Test
  void aParameterisedTestIsOneTest() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                """
                @org.junit.jupiter.params.ParameterizedTest
                @org.junit.jupiter.params.provider.ValueSource(ints = {1, 2})
                void each(int n) { assertTrue(n != 2 || A.two() == 2); }
                @Test void one() { assertEquals(1, A.one()); }
                """))
        .edit(a(1, 9))
        .expectRun("ATest#each");
  }

  @Test
  void theSourceOfParametersBelongsToTheTest() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                """
                static List<Integer> numbers() { return List.of(A.two()); }
                @org.junit.jupiter.params.ParameterizedTest
                @org.junit.jupiter.params.provider.MethodSource("numbers")
                void each(int n) { assertEquals(2, n); }
                @Test void one() { assertEquals(1, A.one()); }
                """))
        .edit(a(1, 9))
        .expectRun("ATest#each");
  }

  @Test
  void dynamicTestsBelongToTheirFactory() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                """
                @TestFactory List<DynamicTest> made() { return List.of(DynamicTest.dynamicTest("two", () -> assertEquals(2, A.two()))); }
                @Test void one() { assertEquals(1, A.one()); }
                """))
        .edit(a(1, 9))
        .expectRun("ATest#made");
  }

  @Test
  void repetitionsAreOneTest() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                "@RepeatedTest(3) void two() { assertEquals(2, A.two()); }\n@Test void one() { assertEquals(1, A.one()); }"))
        .edit(a(1, 9))
        .expectRun("ATest#two");
  }

  @Test
  void aTestOfJUnit4IsATest() {
    Wrinkle.with(
            a(1, 2),
            test(
                "ATest",
                "public class ATest { @org.junit.Test public void one() { assertEquals(1, A.one()); } @org.junit.Test public void two() { assertEquals(2, A.two()); } }"))
        .edit(a(1, 9))
        .expectRun("ATest#two");
  }

  @Test
  void aParameterisedRunnerOfJUnit4SelectsAllItsInvocations() {
    String parameterised =
        """
        @org.junit.runner.RunWith(org.junit.runners.Parameterized.class)
        public class ATest {
          @org.junit.runners.Parameterized.Parameters public static List<Integer> numbers() { return List.of(1, 2); }
          @org.junit.runners.Parameterized.Parameter public int n;
          @org.junit.Test public void one() { assertEquals(1, A.one()); }
          @org.junit.Test public void two() { assertTrue(n != 2 || A.two() == 2); }
        }
        """;
    Wrinkle.with(a(1, 2), test("ATest", parameterised)).edit(a(1, 9)).expectRun("ATest#two");
  }

  @Test
  void aRuleOfJUnit4RunsAroundTheTest() {
    String rule =
        """
        public class ATest {
          @org.junit.Rule public org.junit.rules.ExternalResource rule = new org.junit.rules.ExternalResource() { protected void before() { assertEquals(2, A.two()); } };
          @org.junit.Test public void one() { assertEquals(1, A.one()); }
        }
        """;
    Wrinkle.with(
            a(1, 2),
            test("ATest", rule),
            test("BTest", "@Test void one() { assertEquals(1, A.one()); }"))
        .edit(a(1, 9))
        .expectRun("ATest#one");
  }

  @Test
  void anInheritedTestRunsInEverySubclass() {
    Wrinkle.with(
            java("Shape", "public interface Shape { int sides(); }"),
            java(
                "Square",
                "public class Square implements Shape { public int sides() { return 4; } }"),
            java(
                "Triangle",
                "public class Triangle implements Shape { public int sides() { return 3; } }"),
            SampleFile.file(
                "src/test/java/ShapeContract.java",
                "public abstract class ShapeContract { abstract Shape shape(); @org.junit.jupiter.api.Test void hasSides() { org.junit.jupiter.api.Assertions.assertTrue(shape().sides() > 2); } }"),
            test(
                "SquareTest",
                "class SquareTest extends ShapeContract { Shape shape() { return new Square(); } }"),
            test(
                "TriangleTest",
                "class TriangleTest extends ShapeContract { Shape shape() { return new Triangle(); } }"))
        .edit(
            java(
                "Square",
                "public class Square implements Shape { public int sides() { return 0; } }"))
        .expectRun("SquareTest#hasSides");
  }

  @Test
  void aTestThatRunsALauncherItselfKeepsItsInnerTests() {
    String outer =
        """
        static class Inner { @Test void passes() { assertEquals(1, A.one()); } }
        @Test void runs() {
          var listener = new org.junit.platform.launcher.listeners.SummaryGeneratingListener();
          org.junit.platform.launcher.core.LauncherFactory.create().execute(
              org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request()
                  .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(Inner.class)).build(), listener);
          assertEquals(1, listener.getSummary().getTestsSucceededCount() + 0 * A.two());
        }
        @Test void other() { assertEquals(2, A.two()); }
        """;
    Wrinkle.with(a(1, 2), test("ATest", outer))
        .edit(a(1, 3))
        .expectRun("ATest#other", "ATest#runs")
        .expectPassed("ATest#runs")
        .edit(a(2, 3))
        .expectRun("ATest#other", "ATest#runs");
  }
}
