package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies of lambdas count as part of the methods that make them; their names do not count. */
class LambdaFoldingTest {
  private static final String USES = "import java.util.function.*; ";

  @Test
  void lambdaAddedInOneMethodLeavesTheOthersAlone() {
    Edit.of("class A { void f() {} Runnable g() { return () -> f(); } }")
        .to(
            "class A { void f() { Runnable r = () -> g(); r.run(); }"
                + " Runnable g() { return () -> f(); } }")
        .containsExactly("A#f()V");
  }

  @Test
  void changedLambdaBodyChangesItsHost() {
    String source =
        USES
            + "class A { IntSupplier f() { return () -> %s; } IntSupplier g() { return () -> 5; }"
            + " }";
    Edit.of(source.formatted("1"))
        .to(source.formatted("2"))
        .containsExactly("A#f()Ljava/util/function/IntSupplier;");
  }

  @Test
  void swappedLambdasOfOneMethodCount() {
    String source =
        USES + "class A { int f(IntSupplier a, IntSupplier b) { return f(() -> %s, () -> %s); } }";
    Edit.of(source.formatted("1", "2")).to(source.formatted("2", "1")).hasSize(1);
  }

  @Test
  void nestedLambdaCountsForTheOuterHost() {
    String source =
        USES
            + "class A { Supplier<Supplier<Integer>> f() { return () -> () -> %s; }"
            + " Runnable g() { return () -> {}; } }";
    Edit.of(source.formatted("1"))
        .to(source.formatted("2"))
        .containsExactly("A#f()Ljava/util/function/Supplier;");
  }

  @Test
  void hostsOfNestedLambdasAreTheMethodsOfTheSource() {
    ClassFacts facts =
        Edit.facts(
                JavaSources.javac(),
                USES + "class A { Supplier<Supplier<Integer>> f() { return () -> () -> 1; } }")
            .get("A");

    assertThat(facts.hosts()).hasSize(2);
    assertThat(facts.hosts().values()).containsOnly(List.of("f()Ljava/util/function/Supplier;"));
    assertThat(facts.methods()).containsOnlyKeys("<init>()V", "f()Ljava/util/function/Supplier;");
  }

  @Test
  void lambdaOfAFieldIsHostedByTheInitialiser() {
    ClassFacts facts =
        Edit.facts(JavaSources.javac(), "class A { static final Runnable R = () -> {}; }").get("A");

    assertThat(facts.hosts().values()).containsOnly(List.of("<clinit>()V"));
  }

  @Test
  void lambdaThatReachesItselfEndsInAHash() {
    String source = "class A { static Runnable r; void f() { r = () -> { %s f(); }; } }";
    Edit.of(source.formatted("")).to(source.formatted("f();")).containsExactly("A#f()V");
  }

  @Test
  void referredMethodIsNoLambda() {
    ClassFacts facts =
        Edit.facts(
                JavaSources.javac(),
                "class A { Runnable f() { return this::g; } private void g() {} }")
            .get("A");

    assertThat(facts.hosts()).isEmpty();
    assertThat(facts.methods()).containsKey("g()V");
  }

  @Test
  void changedReferredMethodDoesNotChangeWhoRefersToIt() {
    Edit.of("class A { Runnable f() { return this::g; } private void g() {} }")
        .to("class A { Runnable f() { return this::g; } private void g() { f(); } }")
        .containsExactly("A#g()V");
  }

  @Test
  void referenceToAnotherMethodCounts() {
    Edit.of("class A { Runnable f() { return this::g; } void g() {} void h() {} }")
        .to("class A { Runnable f() { return this::h; } void g() {} void h() {} }")
        .containsExactly("A#f()Ljava/lang/Runnable;");
  }

  @Test
  void numberingOfSerialisableLambdasDoesNotShow() {
    String lambda = "Object %s() { return (Runnable & java.io.Serializable) () -> %s(); }";
    Edit.of("class A { " + lambda.formatted("f", "f") + " void g() {} }")
        .to(
            "class A { void g() { Runnable r = () -> f(); r.run(); } "
                + lambda.formatted("f", "f")
                + " }")
        .containsExactly("A#g()V");
  }

  @Test
  void changedSerialisableLambdaChangesItsHostAlone() {
    String lambda = "Object %s() { return (Runnable & java.io.Serializable) () -> %s(); }";
    Edit.of("class A { " + lambda.formatted("f", "f") + lambda.formatted("g", "g") + " }")
        .to("class A { " + lambda.formatted("f", "g") + lambda.formatted("g", "g") + " }")
        .containsExactly("A#f()Ljava/lang/Object;");
  }

  @Test
  void localClassInARenumberedLambdaDoesNotChange() {
    String lambda = "Runnable %s() { return () -> new Object() { int x = 1; }.hashCode(); }";
    Edit.of("class A { void g() {} " + lambda.formatted("f") + " }")
        .to(
            "class A { void g() { Runnable r = () -> g(); r.run(); } "
                + lambda.formatted("f")
                + " }")
        .containsExactly("A#g()V");
  }
}
