package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a static initialiser made and others find again, or do not. */
class LeftBehindWrinklesIT {
  private static final SampleFile SOURCE =
      java("Source", "public class Source { static int make() { return 1; } }");
  private static final SampleFile EDITED =
      java("Source", "public class Source { static int make() { return 2; } }");
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");
  private static final SampleFile MEMO =
      java(
          "Memo",
          "public class Memo implements java.io.Serializable { Integer known;"
              + " public int value() { if (known == null) { known = Source.make(); } return known; } }");

  /** Both tests ask for the value of what the class {@code A} keeps. */
  private static Wrinkle keptBy(String members) {
    return Wrinkle.with(
        SOURCE,
        MEMO,
        java(
            "Box",
            "public class Box<T> { final T content; Box(T content) { this.content = content; } }"),
        java("Ask", "public interface Ask { int value(); }"),
        java("A", "public class A { " + members + " }"),
        test("FirstTest", "@Test void uses() { assertEquals(1, A.value()); }"),
        test("SecondTest", "@Test void uses() { assertEquals(1, A.value()); }"),
        UNCONCERNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static final Object KEPT = new Memo(); static int value() { return ((Memo) KEPT).value(); }",
        "static final java.util.List<Memo> KEPT = java.util.List.of(new Memo()); static int value() { return KEPT.get(0).value(); }",
        "static final java.util.List KEPT = java.util.List.of(new Memo()); static int value() { return ((Memo) KEPT.get(0)).value(); }",
        "static final java.util.Map<String, ? extends Memo> KEPT = java.util.Map.of(\"x\", new Memo()); static int value() { return KEPT.get(\"x\").value(); }",
        "static final Memo[][] KEPT = {{new Memo()}}; static int value() { return KEPT[0][0].value(); }",
        "static final Box<Memo> KEPT = new Box<>(new Memo()); static int value() { return KEPT.content.value(); }",
        "static final java.util.function.Supplier<Integer> KEPT = new Memo()::value; static int value() { return KEPT.get(); }",
        "static final Ask KEPT = new Memo()::value; static int value() { return KEPT.value(); }",
        "static final Ask KEPT; static { Memo memo = new Memo(); KEPT = () -> memo.value(); } static int value() { return KEPT.value(); }",
        "static final Ask KEPT; static { Memo memo = new Memo(); KEPT = new Ask() { public int value() { return memo.value(); } }; } static int value() { return KEPT.value(); }",
        "static final ThreadLocal<Memo> KEPT = new ThreadLocal<>(); static { KEPT.set(new Memo()); } static int value() { return KEPT.get().value(); }",
        "static final java.util.concurrent.atomic.AtomicReference<Memo> KEPT = new java.util.concurrent.atomic.AtomicReference<>(new Memo()); static int value() { return KEPT.get().value(); }",
        "static final class Inner { final Memo memo = new Memo(); } static final Inner KEPT = new Inner(); static int value() { return KEPT.memo.value(); }",
        "static class Base { } static final class Sub extends Base { final Memo memo = new Memo(); } static final Base KEPT = new Sub(); static int value() { return ((Sub) KEPT).memo.value(); }",
        "static { System.getProperties().put(A.class, new Memo()); } static int value() { return ((Memo) System.getProperties().get(A.class)).value(); }",
      })
  void whatIsFoundAgainIsShared(String members) {
    keptBy(members).edit(EDITED).expectRun("FirstTest#uses", "SecondTest#uses");
  }

  @Test
  void withWhatAConstantWasBuiltIsGarbage() {
    Wrinkle.with(
            SOURCE,
            java(
                "Builder",
                "public class Builder { int n; Builder with(int n) { this.n = n; return this; } A build() { return new A(n); } }"),
            java(
                "A",
                "public class A { final int n; static final A ONE = new Builder().with(1).build(); A(int n) { this.n = n; } }"),
            test(
                "FirstTest",
                "@Test void builds() { assertEquals(1, A.ONE.n * new Builder().with(Source.make()).build().n); }"),
            test(
                "SecondTest",
                "static final A TWO = new Builder().with(2).build(); @Test void uses() { assertEquals(2, TWO.n * A.ONE.n); }"),
            UNCONCERNED)
        .edit(EDITED)
        .expectRun("FirstTest#builds");
  }
}
