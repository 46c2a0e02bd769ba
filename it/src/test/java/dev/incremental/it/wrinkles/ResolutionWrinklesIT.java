package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** What a name in bytecode resolves to, and what the JDK calls by itself. */
class ResolutionWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void aStaticMethodStartsToHideTheInheritedOne() {
    Wrinkle.with(
            java("A", "public class A { static int make() { return 1; } }"),
            java("B", "public class B extends A { }"),
            test("BTest", "@Test void makes() { assertEquals(1, B.make()); }"),
            UNCONCERNED)
        .edit(java("B", "public class B extends A { static int make() { return 2; } }"))
        .expectRun("BTest#makes");
  }

  @Test
  void aStaticFieldStartsToHideTheInheritedOne() {
    Wrinkle.with(
            java("A", "public class A { static Integer value = 1; }"),
            java("B", "public class B extends A { }"),
            test("BTest", "@Test void reads() { assertEquals(1, B.value); }"),
            UNCONCERNED)
        .edit(java("B", "public class B extends A { static Integer value = 2; }"))
        .expectRun("BTest#reads");
  }

  @Test
  void superMeansAClassBetween() {
    Wrinkle.with(
            java("A", "public class A { int n() { return 1; } }"),
            java("B", "public class B extends A { }"),
            java("C", "public class C extends B { int n() { return super.n(); } }"),
            test("CTest", "@Test void n() { assertEquals(1, new C().n()); }"),
            test("ATest", "@Test void n() { assertEquals(1, new A().n()); }"))
        .edit(java("B", "public class B extends A { int n() { return 2; } }"))
        .expectRun("CTest#n");
  }

  @Test
  void aHookStartsToBeOverridden() {
    Wrinkle.with(
            java(
                "A",
                "public abstract class A { int template() { return hook(); } int hook() { return 1; } }"),
            java("B", "public class B extends A { }"),
            java("C", "public class C extends A { }"),
            test("BTest", "@Test void runs() { assertEquals(1, new B().template()); }"),
            test("CTest", "@Test void runs() { assertEquals(1, new C().template()); }"))
        .edit(java("B", "public class B extends A { @Override int hook() { return 2; } }"))
        .expectRun("BTest#runs");
  }

  @Test
  void concatenationCallsToString() {
    Wrinkle.with(
            java("A", "public class A { final int n = 1; }"),
            test("ATest", "@Test void joins() { assertNotEquals(\"n1\", \"\" + new A()); }"),
            UNCONCERNED)
        .edit(
            java(
                "A",
                "public class A { final int n = 1; @Override public String toString() { return \"n\" + n; } }"))
        .expectRun("ATest#joins");
  }

  @Test
  void sortingCallsCompareTo() {
    String compares =
        "public class A implements Comparable<A> { final int n; A(int n) { this.n = n; } public int compareTo(A o) { return %s; } }";
    Wrinkle.with(
            java("A", compares.formatted("Integer.compare(n, o.n)")),
            test(
                "ATest",
                "@Test void sorts() { assertEquals(1, new TreeSet<>(List.of(new A(2), new A(1))).first().n); }"),
            UNCONCERNED)
        .edit(java("A", compares.formatted("Integer.compare(o.n, n)")))
        .expectRun("ATest#sorts");
  }

  @Test
  void closingCallsClose() {
    String resource =
        "public class A implements AutoCloseable { static int closed; public void close() { closed += %d; } }";
    Wrinkle.with(
            java("A", resource.formatted(1)),
            test(
                "ATest",
                "@Test void closes() { A.closed = 0; try (A a = new A()) { } assertEquals(1, A.closed); }"),
            UNCONCERNED)
        .edit(java("A", resource.formatted(2)))
        .expectRun("ATest#closes");
  }

  @Test
  void aSubclassGainsACompareToThatSortingCalls() {
    String subclass = "public class B extends A { B(int n) { super(n); } %s }";
    Wrinkle.with(
            java(
                "A",
                "public class A implements Comparable<A> { final int n; A(int n) { this.n = n; } public int compareTo(A o) { return Integer.compare(n, o.n); } }"),
            java("B", subclass.formatted("")),
            test(
                "ATest",
                "@Test void sorts() { assertEquals(1, new TreeSet<>(List.of(new A(2), new A(1))).first().n); }"),
            test(
                "BTest",
                "@Test void sorts() { assertEquals(1, new TreeSet<>(List.of(new B(2), new B(1))).first().n); }"),
            UNCONCERNED)
        .edit(
            java(
                "B",
                subclass.formatted(
                    "@Override public int compareTo(A o) { return Integer.compare(o.n, n); }")))
        .expectRun("BTest#sorts");
  }

  @Test
  void aSubclassGainsACloseThatTheEndOfATryCalls() {
    String closes =
        "@Test void closes() { A a = new %s(); try (a) { } assertEquals(1, a.closed); }";
    Wrinkle.with(
            java(
                "A",
                "public class A implements AutoCloseable { int closed; public void close() { closed++; } }"),
            java("B", "public class B extends A { }"),
            test("ATest", closes.formatted("A")),
            test("BTest", closes.formatted("B")),
            UNCONCERNED)
        .edit(java("B", "public class B extends A { @Override public void close() { } }"))
        .expectRun("BTest#closes");
  }

  @Test
  void aRecordGainsAComponentAndWithItAnotherEquality() {
    Wrinkle.with(
            java("A", "public record A(int n) { static A of(int n, int m) { return new A(n); } }"),
            test("ATest", "@Test void equal() { assertEquals(A.of(1, 2), A.of(1, 3)); }"),
            UNCONCERNED)
        .edit(
            java(
                "A",
                "public record A(int n, int m) { static A of(int n, int m) { return new A(n, m); } }"))
        .expectRun("ATest#equal");
  }

  @Test
  void anAnonymousClassInsertedBeforeAnotherRenamesIt() {
    String first =
        "static Supplier<Integer> one() { return new Supplier<>() { public Integer get() { return %d; } }; } ";
    String second =
        "static Supplier<Integer> two() { return new Supplier<>() { public Integer get() { return 2; } }; } ";
    Wrinkle.with(
            java("A", "public class A { " + second + first.formatted(1) + "}"),
            test("ATest", "@Test void one() { assertEquals(1, A.one().get()); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { " + first.formatted(3) + second + "}"))
        .expectRun("ATest#one");
  }

  @Test
  void aSwitchOverAnEnumGoesThroughAClassOfItsOwn() {
    String switches =
        "public class A { static int of(Colour c) { switch (c) { case RED: return %d; default: return 0; } } }";
    Wrinkle.with(
            java("Colour", "public enum Colour { RED, BLUE }"),
            java("A", switches.formatted(1)),
            test("ATest", "@Test void red() { assertEquals(1, A.of(Colour.RED)); }"),
            UNCONCERNED)
        .edit(java("A", switches.formatted(2)))
        .expectRun("ATest#red");
  }

  @Test
  void aTestClassShadowsAClassOfTheApplication() {
    Wrinkle.with(
            java("A", "public class A { static int one() { return 1; } }"),
            java("B", "public class B { static int two() { return A.one() + 1; } }"),
            test("BTest", "@Test void two() { assertEquals(2, B.two()); }"),
            UNCONCERNED)
        .edit(
            SampleFile.file(
                "src/test/java/A.java", "public class A { static int one() { return 5; } }"))
        .expectRun("BTest#two");
  }

  @Test
  void aPrivateMethodOfAnInterfaceIsCode() {
    String face =
        "public interface A { default int n() { return hidden(); } private int hidden() { return %d; } static int other() { return 1; } }";
    Wrinkle.with(
            java("A", face.formatted(1)),
            java("B", "public class B implements A { }"),
            test("ATest", "@Test void n() { assertEquals(1, new B().n()); }"),
            test("BTest", "@Test void other() { assertEquals(1, A.other()); }"))
        .edit(java("A", face.formatted(2)))
        .expectRun("ATest#n");
  }

  @Test
  void aClassGoesAndACatchOfItsErrorRuns() {
    Wrinkle.with(
            java("Gone", "public class Gone { }"),
            java(
                "A",
                "public class A { static boolean has() { try { Class<?> c = Class.forName(\"Gone\"); return c != null; } catch (Throwable e) { return false; } } }"),
            test("ATest", "@Test void has() { assertTrue(A.has()); }"),
            UNCONCERNED)
        .delete("src/main/java/Gone.java")
        .expectRun("ATest#has");
  }
}
