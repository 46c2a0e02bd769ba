package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Where code may stand and what a compiler makes of it. */
class CodeWrinklesIT {
  @Test
  void aPrivateMethodOfANestmateIsCodeLikeAnyOther() {
    Wrinkle.with(
            java("A", nest("one")),
            test(
                "ATest",
                "@Test void one() { assertEquals(\"one\", A.one()); }\n@Test void two() { assertEquals(\"two\", A.two()); }"))
        .edit(java("A", nest("other")))
        .expectRun("ATest#one");
  }

  private static String nest(String text) {
    return "public class A { static String one() { return Inner.hidden(); } static String two() { return \"two\"; }"
        + " private static class Inner { private static String hidden() { return \""
        + text
        + "\"; } } }";
  }

  @Test
  void aSecondClassInTheSameFileIsAClassOfItsOwn() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static int one() { return 1; } } class Second { static int two() { return 2; } }"),
            test("ATest", "@Test void one() { assertEquals(1, A.one()); }"),
            test("SecondTest", "@Test void two() { assertEquals(2, Second.two()); }"))
        .edit(
            java(
                "A",
                "public class A { static int one() { return 1; } } class Second { static int two() { return 3; } }"))
        .expectRun("SecondTest#two");
  }

  @Test
  void theBodyOfALambdaBelongsToTheMethodAroundIt() {
    Wrinkle.with(
            java("A", lambda("1")),
            test(
                "ATest",
                "@Test void one() { assertEquals(1, A.one()); }\n@Test void two() { assertEquals(2, A.two()); }"))
        .edit(java("A", lambda("10")))
        .expectRun("ATest#one");
  }

  private static String lambda(String value) {
    return "public class A { static int one() { Supplier<Integer> s = () -> "
        + value
        + "; return s.get(); }"
        + " static int two() { Supplier<Integer> s = () -> 2; return s.get(); } }";
  }

  @Test
  void aLambdaMadeByOneTestAndRunByAnotherBelongsToBoth() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static Supplier<Integer> kept; static void keep() { kept = () -> 1; } }"),
            test(
                "ATest",
                "@Test void a() { A.keep(); }\n@Test void b() { if (A.kept == null) A.keep(); assertEquals(1, A.kept.get()); }"))
        .edit(
            java(
                "A",
                "public class A { static Supplier<Integer> kept; static void keep() { kept = () -> 2; } }"))
        .expectRun("ATest#a", "ATest#b");
  }

  @Test
  void aMethodReferenceReachesItsMethod() {
    Wrinkle.with(
            java(
                "A",
                "public class A { static int one() { return 1; } static int two() { return 2; } }"),
            test(
                "ATest",
                """
                @Test void one() { Supplier<Integer> s = A::one; assertEquals(1, s.get()); }
                @Test void two() { Supplier<Integer> s = A::two; assertEquals(2, s.get()); }
                """))
        .edit(
            java(
                "A",
                "public class A { static int one() { return 11; } static int two() { return 2; } }"))
        .expectRun("ATest#one");
  }

  @Test
  void anOverloadAddedIsSeenInTheCallersBytecode() {
    Wrinkle.with(
            java("A", "public class A { static int f(Object o) { return 1; } }"),
            java("Caller", "public class Caller { static int call() { return A.f(\"x\"); } }"),
            test("ATest", "@Test void calls() { assertEquals(1, Caller.call()); }"),
            test("BTest", "@Test void callsTheOther() { assertEquals(1, A.f(new Object())); }"))
        .edit(
            java(
                "A",
                "public class A { static int f(Object o) { return 1; } static int f(String s) { return 2; } }"))
        .expectRunAtLeast("ATest#calls");
  }

  @Test
  void anImportNowMeansAnotherClass() {
    Wrinkle.with(
            java("lib.X", "public class X { public static int value() { return 1; } }"),
            java(
                "app.Caller",
                "import lib.*; public class Caller { public static int call() { return X.value(); } }"),
            test("app.ATest", "@Test void calls() { assertEquals(1, Caller.call()); }"),
            test("app.BTest", "@Test void nothing() { }"))
        .edit(java("app.X", "public class X { public static int value() { return 2; } }"))
        .expectRun("app.ATest#calls");
  }
}
