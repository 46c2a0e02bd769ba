package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Several edits and runs after each other; edits that change nothing; tests that come and go. */
class HistoryWrinklesIT {
  private static final String TWO_METHODS =
      "public class A { static int one() { return %d; } static int two() { return %d; } }";
  private static final SampleFile A_TEST =
      test(
          "ATest",
          "@Test void one() { assertEquals(1, A.one()); }\n@Test void two() { assertEquals(2, A.two()); }");

  private static SampleFile a(int one, int two) {
    return java("A", TWO_METHODS.formatted(one, two));
  }

  @Test
  void nothingRunsWhenNothingChanged() {
    Wrinkle.with(a(1, 2), A_TEST).edit().expectRun();
  }

  @Test
  void commentsBlankLinesAndFormatChangeNothing() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static int one() { Supplier<Integer> s = () -> 1; return s.get(); } static int two() { assert true; return 2; } }"),
            A_TEST)
        .edit(
            java(
                "A",
                """

                /** Says something. */
                public class A {
                  // a comment
                  static int one() {
                    Supplier<Integer> s =
                        () -> 1;

                    return s.get();
                  }

                  static int two() {
                    assert true;
                    return 2; /* done */
                  }
                }
                """))
        .expectRun();
  }

  @Test
  void anOrderOfMembersIsNoChange() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(
            java(
                "A",
                "public class A { static int two() { return 2; } static int one() { return 1; } }"))
        .expectRun();
  }

  @Test
  void anEditedTestRunsAlone() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(
            test(
                "ATest",
                "@Test void one() { assertEquals(1, A.one() + 0L); }\n@Test void two() { assertEquals(2, A.two()); }"))
        .expectRun("ATest#one");
  }

  @Test
  void aNewTestRuns() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(test("BTest", "@Test void three() { assertEquals(3, A.one() + A.two()); }"))
        .expectRunAtLeast("BTest#three")
        .edit()
        .expectRun();
  }

  @Test
  void aNewMethodOfATestClassRuns() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(
            test(
                "ATest",
                "@Test void one() { assertEquals(1, A.one()); }\n@Test void two() { assertEquals(2, A.two()); }\n@Test void three() { assertEquals(3, A.one() + A.two()); }"))
        .expectRunAtLeast("ATest#three");
  }

  @Test
  void twoEditsInARowAreBothSeen() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(a(10, 2))
        .expectRun("ATest#one")
        .edit(a(10, 20))
        .expectRun("ATest#one", "ATest#two");
  }

  @Test
  void aRunMakesItsOwnRecordsTheNextBaseline() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static int one() { return B.value(); } static int two() { return 2; } }"),
            java("B", "public class B { static int value() { return 1; } }"),
            java("C", "public class C { static int value() { return 1; } }"),
            A_TEST)
        .edit(
            java(
                "A",
                "public class A { static int one() { return C.value(); } static int two() { return 2; } }"))
        .expectRun("ATest#one")
        .edit(java("B", "public class B { static int value() { return 3; } }"))
        .expectRun()
        .edit(java("C", "public class C { static int value() { return 4; } }"))
        .expectRun("ATest#one");
  }

  @Test
  void aRedTestStaysSelectedUntilItIsGreen() {
    Wrinkle.with(a(1, 3), A_TEST)
        .red("ATest#two")
        .edit()
        .expectRun("ATest#two")
        .edit()
        .expectRun("ATest#two")
        .edit(a(1, 2))
        .expectRun("ATest#two")
        .edit()
        .expectRun();
  }

  @Test
  void aTestThatTurnedRedIsNotForgivenWhenOtherThingsChange() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(a(7, 2))
        .expectRun("ATest#one")
        .edit(a(7, 8))
        .expectRun("ATest#one", "ATest#two")
        .edit(a(1, 2))
        .expectRun("ATest#one", "ATest#two")
        .edit()
        .expectRun();
  }

  @Test
  void testsWhoseSetUpFailedStaySelected() {
    SampleFile broken =
        test(
            "BTest",
            "static { } @BeforeAll static void setUp() { assertEquals(1, A.one()); }\n@Test void b() { }\n@Test void c() { }");
    Wrinkle.with(a(1, 2), A_TEST, broken)
        .edit(a(9, 2))
        .expectRun("ATest#one", "BTest#b", "BTest#c")
        .edit()
        .expectRun("ATest#one", "BTest#b", "BTest#c")
        .edit(a(1, 2))
        .expectRun("ATest#one", "BTest#b", "BTest#c")
        .edit()
        .expectRun();
  }

  @Test
  void testsWhoseTearDownFailedStaySelected() {
    SampleFile broken =
        test(
            "BTest",
            "@AfterAll static void tearDown() { assertEquals(1, A.one()); }\n@Test void b() { }");
    Wrinkle.with(a(1, 2), A_TEST, broken)
        .edit(a(9, 2))
        .expectRun("ATest#one", "BTest#b")
        .edit()
        .expectRunAtLeast("BTest#b");
  }

  @Test
  void aTestDisabledAndEnabledAgainRuns() {
    SampleFile disabled =
        test(
            "ATest",
            "@Test void one() { assertEquals(1, A.one()); }\n@Disabled @Test void two() { assertEquals(2, A.two()); }");
    Wrinkle.with(a(1, 3), disabled).edit(A_TEST).expectRunAtLeast("ATest#two");
  }

  @Test
  void aTestThatGoesAwayTakesNobodyWithIt() {
    Wrinkle.with(a(1, 2), A_TEST, test("BTest", "@Test void b() { }"))
        .delete("src/test/java/BTest.java")
        .expectRun();
  }

  @Test
  void aTestMethodThatGoesIsForgottenUntilItReturns() {
    Wrinkle.with(a(1, 2), A_TEST, test("BTest", "@Test void b() { }"))
        .edit(test("ATest", "@Test void one() { assertEquals(1, A.one()); }"))
        .expectRun("ATest#one")
        .edit()
        .expectRun()
        .edit(A_TEST)
        .expectRun()
        .edit(a(1, 9))
        .expectRun("ATest#two");
  }

  @Test
  void aTestMethodThatMovesUpIsStillATest() {
    Wrinkle.with(
            a(1, 2),
            SampleFile.file("src/test/java/Base.java", "public abstract class Base { }"),
            test(
                "ATest",
                "class ATest extends Base { @Test void one() { assertEquals(1, A.one()); } @Test void other() { } }"),
            test("BTest", "@Test void b() { }"))
        .edit(
            SampleFile.file(
                "src/test/java/Base.java",
                "public abstract class Base { @org.junit.jupiter.api.Test void one() { org.junit.jupiter.api.Assertions.assertEquals(1, A.one()); } }"),
            test("ATest", "class ATest extends Base { @Test void other() { } }"))
        .expectRun("ATest#one", "ATest#other")
        .edit(a(3, 2))
        .expectRun("ATest#one");
  }

  @Test
  void aReturnToAnOldStateIsRecognised() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(
            java(
                "A",
                "public class A { static int one() { int n = 1; return n; } static int two() { return 2; } }"))
        .expectRun("ATest#one")
        .edit(a(1, 2))
        .expectRun()
        .edit(a(9, 2))
        .expectRun("ATest#one");
  }

  @Test
  void aTestThatTurnedRedRunsAloneWhenTheOldStateReturns() {
    Wrinkle.with(a(1, 2), A_TEST)
        .edit(a(9, 2))
        .expectRun("ATest#one")
        .edit(a(1, 2))
        .expectRun("ATest#one")
        .edit()
        .expectRun();
  }
}
