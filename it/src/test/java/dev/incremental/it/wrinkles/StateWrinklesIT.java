package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State that one test makes and others use. */
class StateWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");
  private static final SampleFile FIRST =
      test("FirstTest", "@Test void uses() { assertEquals(1, A.value()); }");
  private static final SampleFile SECOND =
      test("SecondTest", "@Test void uses() { assertEquals(1, A.value()); }");

  @Test
  void aChainOfStaticInitialisersIsUsedByAllWhoReadItsResult() {
    sourceEditedBehind(
            java("Middle", "public class Middle { static int value = Source.make(); }"),
            java(
                "A",
                "public class A { static int value = Middle.value; static int value() { return value; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void theInitialiserOfAnInterfaceIsUsedByItsReaders() {
    sourceEditedBehind(
            java("Values", "public interface Values { Integer VALUE = Source.make(); }"),
            java("A", "public class A { static int value() { return Values.VALUE; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void theConstantsOfAnEnumAreMadeOnce() {
    sourceEditedBehind(
            java(
                "Colour",
                "public enum Colour { RED(Source.make()); final int value; Colour(int value) { this.value = value; } }"),
            java("A", "public class A { static int value() { return Colour.RED.value; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void theInitialiserOfASuperclassIsUsedThroughTheSubclass() {
    sourceEditedBehind(
            java("Base", "public class Base { static int value = Source.make(); }"),
            java("A", "public class A extends Base { static int value() { return value; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aLazySingletonIsUsedByEveryoneWhoGetsIt() {
    String lazy =
        "public class A { private static A only; final int n; A() { n = Source.make(); }"
            + " static A only() { if (only == null) { only = new A(); } return only; } static int value() { return only().n; } }";
    sourceEditedBehind(java("A", lazy)).expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aStaticFieldReadDirectlyWasWrittenByAnotherTest() {
    Wrinkle.with(
            java("Source", "public class Source { static int make() { return 1; } }"),
            java(
                "A",
                "public class A { static Integer cached; static int value() { if (cached == null) { fill(); } return cached; } static void fill() { cached = Source.make(); } }"),
            FIRST,
            test(
                "SecondTest",
                "@Test void uses() { if (A.cached == null) { A.fill(); } assertEquals(1, A.cached); }"),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static int make() { return 2; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void theHolderIdiomIsAStaticInitialiser() {
    sourceEditedBehind(
            java(
                "A",
                "public class A { private static class Holder { static final Integer VALUE = Source.make(); } static int value() { return Holder.VALUE; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void anObjectCachedInAStaticMapIsUsedByEveryoneWhoGetsIt() {
    sourceEditedBehind(
            java(
                "A",
                "public class A { static final Map<String, Integer> CACHE = new HashMap<>(); static int value() { return CACHE.computeIfAbsent(\"k\", k -> Source.make()); } }"))
        .expectRunAtLeast("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aStaticMapIsFilledByOneTestAndReadByAnother() {
    Wrinkle.with(
            java("Source", "public class Source { static String make() { return \"v\"; } }"),
            java(
                "A",
                "public class A { static final Map<String, String> MAP = new HashMap<>(); static void fill() { MAP.put(\"k\", Source.make()); } static String read() { if (MAP.isEmpty()) { fill(); } return MAP.get(\"k\"); } }"),
            test("FirstTest", "@Test void fills() { A.fill(); }"),
            test("SecondTest", "@Test void reads() { assertEquals(\"v\", A.read()); }"),
            UNCONCERNED)
        .edit(java("Source", "public class Source { static String make() { return \"w\"; } }"))
        .expectRunAtLeast("SecondTest#reads");
  }

  @Test
  void anElementOfAStaticArrayIsSetByOneTestAndReadByAnother() {
    sourceEditedBehind(
            java(
                "A",
                "public class A { static final int[] KNOWN = new int[1]; static int value() { return KNOWN[0] == 0 ? made() : KNOWN[0]; } static int made() { KNOWN[0] = Source.make(); return KNOWN[0]; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aThreadLocalIsFilledByTheFirstTestOnItsThread() {
    sourceEditedBehind(
            java(
                "A",
                "public class A { static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(Source::make); static int value() { return OWN.get(); } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aWorkerThreadOfOneTestWorksForAnother() {
    String worker =
        "public class A { static final java.util.concurrent.ExecutorService POOL = java.util.concurrent.Executors.newSingleThreadExecutor(r -> { Thread t = new Thread(r); t.setDaemon(true); return t; });"
            + " static int value() { try { return POOL.submit(() -> Source.make()).get(); } catch (Exception e) { throw new IllegalStateException(e); } } }";
    sourceEditedBehind(java("A", worker)).expectRunAtLeast("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void aFrameworkCachedThePropertiesOfABean() {
    String framework =
        "public class A { static final Map<Class<?>, Integer> COUNTS = new HashMap<>();"
            + " static int getters(Class<?> c) { return COUNTS.computeIfAbsent(c, k -> (int) Arrays.stream(k.getMethods()).filter(m -> m.getName().startsWith(\"get\") && m.getDeclaringClass() == k).count()); } }";
    Wrinkle.with(
            java("A", framework),
            java("Bean", "public class Bean { public int getOne() { return 1; } }"),
            test("FirstTest", "@Test void counts() { assertEquals(1, A.getters(Bean.class)); }"),
            test(
                "SecondTest",
                "@Test void counts() { assertEquals(1, A.getters(new Bean().getClass())); }"),
            UNCONCERNED)
        .edit(
            java(
                "Bean",
                "public class Bean { public int getOne() { return 1; } public int getTwo() { return 2; } }"))
        .expectRun("FirstTest#counts", "SecondTest#counts");
  }

  @Test
  void anObjectKeptByOneTestIsAReceiverInAnother() {
    Wrinkle.with(
            java("A", "public class A { public int hi() { return 1; } }"),
            java("B", "public class B extends A { }"),
            java("Kept", "public class Kept { static A kept = new B(); }"),
            test("FirstTest", "@Test void uses() { assertEquals(1, Kept.kept.hi()); }"),
            test("SecondTest", "@Test void uses() { assertEquals(1, Kept.kept.hi()); }"),
            UNCONCERNED)
        .edit(java("B", "public class B extends A { public int hi() { return 2; } }"))
        .expectRun("FirstTest#uses", "SecondTest#uses");
  }

  /** Two tests use through {@code A} what {@code Source} makes, and how it is made is edited. */
  private static Wrinkle sourceEditedBehind(SampleFile... between) {
    SampleFile source = java("Source", "public class Source { static int make() { return 1; } }");
    List<SampleFile> files = new ArrayList<>(List.of(source));
    files.addAll(List.of(between));
    files.addAll(List.of(FIRST, SECOND, UNCONCERNED));
    return Wrinkle.with(files.toArray(SampleFile[]::new))
        .edit(java("Source", "public class Source { static int make() { return 2; } }"));
  }
}
