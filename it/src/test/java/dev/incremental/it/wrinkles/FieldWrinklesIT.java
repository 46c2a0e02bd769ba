package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** What one test leaves to others in the fields of objects that they share. */
class FieldWrinklesIT {
  private static final SampleFile SOURCE =
      java("Source", "public class Source { static int make() { return 1; } }");
  private static final SampleFile EDITED =
      java("Source", "public class Source { static int make() { return 2; } }");
  private static final SampleFile FIRST =
      test("FirstTest", "@Test void uses() { assertEquals(1, A.ONE.value()); }");
  private static final SampleFile SECOND =
      test("SecondTest", "@Test void uses() { assertEquals(1, A.ONE.value()); }");
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  private static SampleFile shared(String members) {
    return java("A", "public class A { static final A ONE = new A(); " + members + " }");
  }

  private static Wrinkle usedTwice(SampleFile... shared) {
    SampleFile[] files = new SampleFile[shared.length + 4];
    System.arraycopy(shared, 0, files, 4, shared.length);
    files[0] = SOURCE;
    files[1] = FIRST;
    files[2] = SECOND;
    files[3] = UNCONCERNED;
    return Wrinkle.with(files);
  }

  @Test
  void aMemoFieldOfASharedObjectIsUsedByAllWhoReadIt() {
    usedTwice(
            shared(
                "Integer memo; int value() { if (memo == null) { memo = Source.make(); } return memo; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void theBodyOfTheTestThatFilledTheMemoIsItsOwn() {
    usedTwice(
            shared(
                "Integer memo; int value() { if (memo == null) { memo = Source.make(); } return memo; }"))
        .edit(test("FirstTest", "@Test void uses() { assertEquals(2, 1 + A.ONE.value()); }"))
        .expectRun("FirstTest#uses");
  }

  @Test
  void aMapOfASharedObjectIsFilledByTheFirstWhoAsks() {
    usedTwice(
            shared(
                "final java.util.Map<String, Integer> known = new java.util.HashMap<>();"
                    + " int value() { return known.computeIfAbsent(\"x\", key -> Source.make()); }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aMapIsFilledInABranch() {
    usedTwice(
            shared(
                "final java.util.Map<String, Integer> known = new java.util.HashMap<>();"
                    + " int value() { Integer n = known.get(\"x\"); if (n == null) { n = Source.make(); known.put(\"x\", n); } return n; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void anElementOfAnArrayIsFilledByTheFirstWhoAsks() {
    usedTwice(
            shared(
                "final int[] known = new int[1]; int value() { if (known[0] == 0) { known[0] = Source.make(); } return known[0]; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aSupplierRemembersWhatItComputed() {
    usedTwice(
            java(
                "Once",
                "public class Once<T> implements java.util.function.Supplier<T> { T known; final java.util.function.Supplier<T> of;"
                    + " Once(java.util.function.Supplier<T> of) { this.of = of; } public T get() { if (known == null) { known = of.get(); } return known; } }"),
            shared(
                "final java.util.function.Supplier<Integer> memo = new Once<>(Source::make); int value() { return memo.get(); }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void anotherObjectHoldsTheMemo() {
    usedTwice(
            java(
                "Memo",
                "public class Memo { Integer n; int get() { if (n == null) { n = Source.make(); } return n; } }"),
            shared("final Memo memo = new Memo(); int value() { return memo.get(); }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aSetterHandsOnWhatItsCallerComputed() {
    Wrinkle.with(
            SOURCE,
            shared("int level; void level(int n) { level = n; } int value() { return level; }"),
            test("FirstTest", "@Test void sets() { A.ONE.level(Source.make()); }"),
            test("SecondTest", "@Test void reads() { assertEquals(1, A.ONE.value()); }"),
            UNCONCERNED)
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#sets", "SecondTest#reads");
  }

  @Test
  void aStaticSetterHandsOnWhatItsCallerComputed() {
    Wrinkle.with(
            SOURCE,
            java(
                "A",
                "public class A { static int level; static void level(int n) { level = n; } static int value() { return level; } }"),
            test("FirstTest", "@Test void sets() { A.level(Source.make()); }"),
            test("SecondTest", "@Test void reads() { assertEquals(1, A.value()); }"),
            UNCONCERNED)
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#sets", "SecondTest#reads");
  }

  @Test
  void aListThatAGetterHandsOutIsFilledOutside() {
    Wrinkle.with(
            SOURCE,
            shared(
                "private final java.util.List<Integer> all = new java.util.ArrayList<>(); java.util.List<Integer> all() { return all; }"
                    + " int sum() { return all.stream().mapToInt(n -> n).sum(); }"),
            test("FirstTest", "@Test void adds() { A.ONE.all().add(Source.make()); }"),
            test("SecondTest", "@Test void sums() { assertEquals(1, A.ONE.sum()); }"),
            UNCONCERNED)
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#adds", "SecondTest#sums");
  }

  @Test
  void whoMakesObjectsOfItsOwnUsesNobodysFields() {
    Wrinkle.with(
            SOURCE,
            java(
                "Builder",
                "public class Builder { int n; Builder n(int n) { this.n = n; return this; } int value() { return n; } }"),
            java("A", "public class A { static final int MADE = new Builder().n(3).value(); }"),
            test(
                "FirstTest",
                "@Test void builds() { assertEquals(3, A.MADE); assertEquals(1, new Builder().n(Source.make()).value()); }"),
            test(
                "SecondTest",
                "@Test void builds() { assertEquals(3, A.MADE); assertEquals(7, new Builder().n(7).value()); }"),
            UNCONCERNED)
        .edit(EDITED)
        .expectRun("FirstTest#builds");
  }

  @Test
  void eachTestHasAnInstanceOfItsOwn() {
    Wrinkle.with(
            SOURCE,
            test(
                "FirstTest",
                """
                int given; final java.util.List<Integer> all = new java.util.ArrayList<>();
                void given(int n) { given = n; all.add(n); }
                @Test void a() { given(Source.make()); assertEquals(1, given + all.size() - 1); }
                @Test void b() { assertEquals(0, given + all.size()); }
                """),
            UNCONCERNED)
        .edit(EDITED)
        .expectRun("FirstTest#a");
  }

  @Test
  void testsOfOneInstanceHandItsFieldsOn() {
    Wrinkle.with(
            SOURCE,
            test(
                "FirstTest",
                """
                @TestInstance(TestInstance.Lifecycle.PER_CLASS) class FirstTest {
                  Integer known;
                  int known() { if (known == null) { known = Source.make(); } return known; }
                  @Test void a() { assertEquals(1, known()); }
                  @Test void b() { assertEquals(1, known()); }
                  @Test void c() { }
                }
                """),
            UNCONCERNED)
        .edit(EDITED)
        .expectRun("FirstTest#a", "FirstTest#b");
  }

  @Test
  void aStaticListIsFilledByAFunction() {
    Wrinkle.with(
            java(
                "Source",
                "public class Source { static List<Integer> make() { return List.of(1); } }"),
            java(
                "A",
                "public class A { static boolean loaded; static final List<Integer> ITEMS = new ArrayList<>();"
                    + " static int count() { load(); return ITEMS.size(); } static void load() { if (!loaded) { Source.make().forEach(ITEMS::add); loaded = true; } } }"),
            test("FirstTest", "@Test void uses() { assertEquals(1, A.count()); }"),
            test("SecondTest", "@Test void uses() { assertEquals(1, A.count()); }"),
            UNCONCERNED)
        .edit(
            java(
                "Source",
                "public class Source { static List<Integer> make() { return List.of(1, 2); } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aMemoOfAMemoIsUsedByWhoReadsTheSecondAlone() {
    Wrinkle.with(
            SOURCE,
            java(
                "Rates",
                "public class Rates { static final Rates ONE = new Rates(); Integer known; int all() { if (known == null) { known = Source.make(); } return known; } }"),
            java(
                "A",
                "public class A { static final A ONE = new A(); Integer known; int value() { if (known == null) { known = Rates.ONE.all(); } return known; } }"),
            test("ARatesTest", "@Test void rates() { assertEquals(1, Rates.ONE.all()); }"),
            FIRST,
            SECOND,
            UNCONCERNED)
        .edit(EDITED)
        .expectRun("ARatesTest#rates", "FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aReferenceIsSetOnce() {
    usedTwice(
            shared(
                "final java.util.concurrent.atomic.AtomicReference<Integer> known = new java.util.concurrent.atomic.AtomicReference<>();"
                    + " int value() { if (known.get() == null) { known.compareAndSet(null, Source.make()); } return known.get(); }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aMemoIsFilledByAMethodThatAlsoCounts() {
    usedTwice(
            shared(
                "static int misses; Integer memo; int value() { Integer n = peek(); return n == null ? fill() : n; }"
                    + " Integer peek() { return memo; } int fill() { misses++; memo = Source.make(); return memo; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aLazyValueIsComputedByAFunction() {
    usedTwice(
            java("Task", "public interface Task { Integer run(); }"),
            java(
                "Lazy",
                "public class Lazy { Integer known; final Task task; Lazy(Task task) { this.task = task; } Integer get() { if (known == null) { known = task.run(); } return known; } }"),
            java(
                "Tasks",
                "public class Tasks { static Integer compute() { return Source.make(); } }"),
            shared(
                "final Lazy lazy = new Lazy(Tasks::compute); int value() { return lazy.get(); }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void whatIsCalledThroughAnInterfaceMayBeInherited() {
    usedTwice(
            java("Reads", "public interface Reads { int read(); }"),
            java("Base", "public class Base { public int read() { return Source.make(); } }"),
            java("Csv", "public class Csv extends Base implements Reads { }"),
            shared(
                "final Reads reads = new Csv(); Integer known; int value() { if (known == null) { known = reads.read(); } return known; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aMapOfOnesOwnIsAMap() {
    usedTwice(
            java(
                "Recent",
                "public class Recent extends java.util.LinkedHashMap<String, Integer> { }"),
            shared(
                "final Recent known = new Recent(); int value() { Integer n = known.get(\"x\"); if (n == null) { n = Source.make(); known.put(\"x\", n); } return n; }"))
        .edit(EDITED)
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void anObjectIsGivenToTheConstructorOfAnother() {
    Wrinkle.with(
            SOURCE,
            java(
                "View",
                "public class View { Integer known; View() { } View(View of) { if (of.known == null) { of.known = Source.make(); } } }"),
            shared("final View view = new View(); int value() { return view.known; }"),
            test("FirstTest", "@Test void gives() { new View(A.ONE.view); }"),
            test("SecondTest", "@Test void reads() { assertEquals(1, A.ONE.value()); }"),
            UNCONCERNED)
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#gives", "SecondTest#reads");
  }
}
