package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which method a call reaches, and what else decides that than the method itself. */
class DispatchWrinklesIT {
  private static final SampleFile A =
      java("A", "public class A { public String sayHi() { return \"A\"; } }");
  private static final SampleFile B_TEST =
      test("BTest", "@Test void says() { assertEquals(\"A\", new B().sayHi()); }");
  private static final SampleFile C_TEST =
      test("CTest", "@Test void says() { assertEquals(\"A\", new C().sayHi()); }");

  @Test
  void aMethodAddedToTheReceiversClassSelectsWhoCalledTheInheritedOne() {
    Wrinkle.with(
            A,
            java("B", "public class B extends A {}"),
            java("C", "public class C extends A {}"),
            B_TEST,
            C_TEST)
        .edit(java("B", "public class B extends A { public String sayHi() { return \"B\"; } }"))
        .expectRun("BTest#says");
  }

  @Test
  void aMethodAddedToAClassBetweenSelectsWhoCalledItBelow() {
    Wrinkle.with(
            A,
            java("M", "public class M extends A {}"),
            java("B", "public class B extends M {}"),
            java("C", "public class C extends A {}"),
            B_TEST,
            C_TEST)
        .edit(java("M", "public class M extends A { public String sayHi() { return \"M\"; } }"))
        .expectRun("BTest#says");
  }

  @Test
  void aMethodTakenAwayLetsTheInheritedOneWin() {
    Wrinkle.with(
            java("A", "public class A { public String sayHi() { return \"B\"; } }"),
            java("B", "public class B extends A { public String sayHi() { return \"A\"; } }"),
            java("C", "public class C extends A { public String sayHi() { return \"A\"; } }"),
            B_TEST,
            C_TEST)
        .edit(java("B", "public class B extends A {}"))
        .expectRun("BTest#says");
  }

  @Test
  void anObjectMadeByAFactoryIsAReceiverLikeAnyOther() {
    Wrinkle.with(
            A,
            java("B", "public class B extends A {}"),
            java(
                "Makes",
                "public class Makes { public static A make(boolean b) { return b ? new B() : new A(); } }"),
            test("BTest", "@Test void says() { assertEquals(\"A\", Makes.make(true).sayHi()); }"),
            test("ATest", "@Test void says() { assertEquals(\"A\", Makes.make(false).sayHi()); }"))
        .edit(java("B", "public class B extends A { public String sayHi() { return \"B\"; } }"))
        .expectRunAtLeast("BTest#says");
  }

  @Test
  void anEditedDefaultMethodSelectsWhoReachedItThroughTheClass() {
    Wrinkle.with(
            java("I", "public interface I { default String hi() { return \"I\"; } }"),
            java("A", "public class A implements I {}"),
            java("B", "public class B implements I { public String hi() { return \"B\"; } }"),
            test("ATest", "@Test void says() { assertEquals(\"I\", new A().hi()); }"),
            test("BTest", "@Test void says() { assertEquals(\"B\", new B().hi()); }"))
        .edit(java("I", "public interface I { default String hi() { return \"J\"; } }"))
        .expectRun("ATest#says");
  }

  @Test
  void aMethodOfASuperclassStartsToWinOverADefaultMethod() {
    Wrinkle.with(
            java("I", "public interface I { default String hi() { return \"I\"; } }"),
            java("S", "public class S {}"),
            java("A", "public class A extends S implements I {}"),
            java("B", "public class B implements I {}"),
            test("ATest", "@Test void says() { assertEquals(\"I\", new A().hi()); }"),
            test("BTest", "@Test void says() { assertEquals(\"I\", new B().hi()); }"))
        .edit(java("S", "public class S { public String hi() { return \"S\"; } }"))
        .expectRun("ATest#says");
  }

  @Test
  void aMoreSpecificInterfaceStartsToOverrideADefaultMethod() {
    Wrinkle.with(
            java("I", "public interface I { default String hi() { return \"I\"; } }"),
            java("J", "public interface J extends I {}"),
            java("A", "public class A implements J {}"),
            java("B", "public class B implements I {}"),
            test("ATest", "@Test void says() { assertEquals(\"I\", new A().hi()); }"),
            test("BTest", "@Test void says() { assertEquals(\"I\", new B().hi()); }"))
        .edit(java("J", "public interface J extends I { default String hi() { return \"J\"; } }"))
        .expectRun("ATest#says");
  }

  @Test
  void aLambdasInterfaceGainsAnOverridingDefaultMethod() {
    Wrinkle.with(
            java(
                "I",
                "public interface I { String name(); default String hi() { return name(); } }"),
            java("J", "public interface J extends I {}"),
            test("ATest", "@Test void says() { J j = () -> \"n\"; assertEquals(\"n\", j.hi()); }"),
            test("BTest", "@Test void says() { I i = () -> \"n\"; assertEquals(\"n\", i.hi()); }"))
        .edit(java("J", "public interface J extends I { default String hi() { return \"J\"; } }"))
        .expectRunAtLeast("ATest#says");
  }

  @Test
  void anInterfaceGainsASupertypeThatInstanceofAsksFor() {
    Wrinkle.with(
            java("Marker", "public interface Marker {}"),
            java("I", "public interface I {}"),
            java("A", "public class A implements I {}"),
            java("B", "public class B {}"),
            java(
                "Checks",
                "public class Checks { static boolean marked(Object o) { return o instanceof Marker; } }"),
            test("ATest", "@Test void notMarked() { assertFalse(Checks.marked(new A())); }"),
            test("BTest", "@Test void notMarked() { assertFalse(Checks.marked(new B())); }"))
        .edit(java("I", "public interface I extends Marker {}"))
        .expectRun("ATest#notMarked");
  }

  @Test
  void theHierarchyOfAnExceptionDecidesWhichCatchRuns() {
    String checks =
        "public class Checks { static String caught() { try { throw new Special(); }"
            + " catch (General e) { return \"general\"; } catch (RuntimeException e) { return \"other\"; } } }";
    Wrinkle.with(
            java("General", "public class General extends RuntimeException {}"),
            java("Special", "public class Special extends RuntimeException {}"),
            java("Checks", checks),
            test("ATest", "@Test void other() { assertEquals(\"other\", Checks.caught()); }"),
            test("BTest", "@Test void nothing() { }"))
        .edit(java("Special", "public class Special extends General {}"))
        .expectRun("ATest#other");
  }

  @Test
  void aSuperclassOfAnInterfacesCatchTypeChanges() {
    Wrinkle.with(
            java("General", "public class General extends RuntimeException {}"),
            java("Special", "public class Special extends General {}"),
            java("Thrower", "public class Thrower { static void fall() { throw new Special(); } }"),
            test("ATest", "@Test void falls() { assertThrows(General.class, Thrower::fall); }"),
            test("BTest", "@Test void nothing() { }"))
        .edit(java("Special", "public class Special extends RuntimeException {}"))
        .expectRun("ATest#falls");
  }

  @Test
  void oneOfManyImplementersSelectsOnlyItsOwnUsers() {
    Stream<SampleFile> implementers =
        IntStream.range(0, 50).mapToObj(i -> implementer(i, "return " + i + ";"));
    Stream<SampleFile> tests = IntStream.range(0, 50).mapToObj(DispatchWrinklesIT::testOf);
    Stream<SampleFile> contract = Stream.of(java("I", "public interface I { int number(); }"));
    Wrinkle.with(
            Stream.of(contract, implementers, tests).flatMap(s -> s).toArray(SampleFile[]::new))
        .edit(implementer(17, "return 170;"))
        .expectRun("Impl17Test#number");
  }

  private static SampleFile implementer(int number, String body) {
    return java(
        "Impl" + number,
        "public class Impl" + number + " implements I { public int number() { " + body + " } }");
  }

  private static SampleFile testOf(int number) {
    return test(
        "Impl" + number + "Test",
        "@Test void number() { I i = new Impl"
            + number
            + "(); assertEquals("
            + number
            + ", i.number()); }");
  }

  @Test
  void aMethodThatOverridesOneOfTheJdkIsCalledByTheJdk() {
    Wrinkle.with(
            java(
                "Point", "public class Point { final int x; public Point(int x) { this.x = x; } }"),
            java("Other", "public class Other { }"),
            test("ATest", "@Test void differ() { assertNotEquals(new Point(1), new Point(1)); }"),
            test("BTest", "@Test void differ() { assertNotEquals(new Other(), new Other()); }"))
        .edit(
            java(
                "Point",
                "public class Point { final int x; public Point(int x) { this.x = x; }"
                    + " @Override public boolean equals(Object o) { return o instanceof Point p && p.x == x; }"
                    + " @Override public int hashCode() { return x; } }"))
        .expectRun("ATest#differ");
  }

  @Test
  void aClassOfTheJdkBelowGainsAnOverride() {
    Wrinkle.with(
            java("Names", "public class Names extends ArrayList<String> {}"),
            test(
                "ATest",
                "@Test void adds() { Names n = new Names(); n.add(\"a\"); assertEquals(\"[a]\", n.toString()); }"),
            test("BTest", "@Test void nothing() { }"))
        .edit(
            java(
                "Names",
                "public class Names extends ArrayList<String> { @Override public boolean add(String s) { return super.add(s + s); } }"))
        .expectRun("ATest#adds");
  }

  @Test
  void visibilityDecidesWhetherReflectionFindsAMethod() {
    String test =
        "@Test void finds() throws Exception { assertEquals(1, A.class.getMethod(\"one\").invoke(null)); }";
    Wrinkle.with(
            java("A", "public class A { public static int one() { return 1; } }"),
            test("ATest", test),
            test("BTest", "@Test void nothing() { }"))
        .edit(java("A", "public class A { static int one() { return 1; } }"))
        .expectRun("ATest#finds");
  }
}
