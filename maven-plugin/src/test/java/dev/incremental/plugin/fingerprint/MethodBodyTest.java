package dev.incremental.plugin.fingerprint;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What does and does not change the hash of a method's body. */
class MethodBodyTest {
  @Test
  void commentOnlyEditChangesNothing() {
    Edit.of("class A { int f() { return 1; } }")
        .to("/** New. */ class A { /* new */ int f() { return 1; /* new */ } }")
        .isEmpty();
  }

  @Test
  void lineShiftChangesNothing() {
    Edit.of("class A { int f(int x) { int y = x + 1; return y; } }")
        .to("\n\n\nclass A {\n int f(int x)\n {\n int y =\n x + 1;\n return y;\n }\n }")
        .isEmpty();
  }

  @Test
  void renamedLocalVariableChangesNothing() {
    Edit.of("class A { int f(int x) { int y = x; for (int i = 0; i < 3; i++) y += i; return y; } }")
        .to("class A { int f(int a) { int b = a; for (int j = 0; j < 3; j++) b += j; return b; } }")
        .isEmpty();
  }

  @Test
  void compilingWithoutDebugInformationChangesNothing() {
    Edit.of("class A { int f(int x) { try { return x / 0; } finally { x++; } } }")
        .thenCompiledWith("-g:none")
        .to("class A { int f(int x) { try { return x / 0; } finally { x++; } } }")
        .isEmpty();
  }

  @Test
  void methodOrderDoesNotMatter() {
    Edit.of("class A { String f() { return \"f\"; } String g() { return \"g\"; } }")
        .to("class A { String g() { return \"g\"; } String f() { return \"f\"; } }")
        .isEmpty();
  }

  @Test
  void changedBodyChangesItsMethodAlone() {
    Edit.of("class A { int f() { return 1; } int g() { return 1; } }")
        .to("class A { int f() { return 2; } int g() { return 1; } }")
        .containsExactly("A#f()I");
  }

  @Test
  void constantsOfOneValueAndAnotherTypeDiffer() {
    Edit.of("class A { Object f() { return 70000; } Object g() { return 0.0; } }")
        .to("class A { Object f() { return 70000L; } Object g() { return -0.0; } }")
        .containsExactly("A#f()Ljava/lang/Object;", "A#g()Ljava/lang/Object;");
  }

  @Test
  void unpairedSurrogatesDiffer() {
    Edit.of("class A { String f() { return \"\\ud800\"; } }")
        .to("class A { String f() { return \"\\ud801\"; } }")
        .containsExactly("A#f()Ljava/lang/String;");
  }

  @Test
  void jumpToAnotherPlaceCounts() {
    Edit.of("class A { int f(int x) { while (x > 0) { x--; if (x == 7) break; } return x; } }")
        .to("class A { int f(int x) { while (x > 0) { x--; if (x == 7) continue; } return x; } }")
        .containsExactly("A#f(I)I");
  }

  @Test
  void widerTryBlockCounts() {
    String body = "class A { void f() { %s } void g() {} void h() {} }";
    Edit.of(body.formatted("try { g(); } catch (RuntimeException e) { h(); return; } h();"))
        .to(body.formatted("try { g(); } catch (IllegalStateException e) { h(); return; } h();"))
        .containsExactly("A#f()V");
  }

  @Test
  void switchOverStringsChangesWithItsCases() {
    String method =
        "class A { int f(String s) { switch (s) { case \"%s\": return 1; } return 0; } }";
    Edit.of(method.formatted("a")).to(method.formatted("b")).hasSize(1);
    Edit.of(method.formatted("a")).to("\n" + method.formatted("a")).isEmpty();
  }

  @Test
  void switchWithSwappedCasesCounts() {
    String method = "class A { int f(int s) { switch (s) { %s } return 0; } }";
    Edit.of(method.formatted("case 1: return 5; case 9: return 6;"))
        .to(method.formatted("case 9: return 5; case 1: return 6;"))
        .containsExactly("A#f(I)I");
  }

  @Test
  void concatenationChangesWithItsText() {
    Edit.of("class A { String f(int x) { return \"a\" + x; } }")
        .to("class A { String f(int x) { return \"b\" + x; } }")
        .containsExactly("A#f(I)Ljava/lang/String;");
  }

  @Test
  void callOfAnotherOverloadCounts() {
    String base = "class A { void f() { g(%s); } void g(int x) {} void g(long x) {} }";
    Edit.of(base.formatted("1")).to(base.formatted("1L")).containsExactly("A#f()V");
  }

  @Test
  void inlinedConstantChangesTheClassThatUsesIt() {
    Edit.of("class A { int f() { return B.X; } }", "class B { static final int X = 5; }")
        .to("class A { int f() { return B.X; } }", "class B { static final int X = 6; }")
        .containsExactly("A#f()I", "shape B");
  }

  @Test
  void staticInitialiserIsAMethodOfItsOwn() {
    Edit.of("class A { static Object x = \"1\"; static void f() {} }")
        .to("class A { static Object x = \"2\"; static void f() {} }")
        .containsExactly("A#<clinit>()V");
  }

  @Test
  void fieldInitialiserIsPartOfEveryConstructor() {
    Edit.of("class A { Object x = \"1\"; A() {} A(int y) {} }")
        .to("class A { Object x = \"2\"; A() {} A(int y) {} }")
        .containsExactly("A#<init>()V", "A#<init>(I)V");
  }

  @Test
  void abstractAndNativeMethodsHaveAHash() {
    Map<String, Long> methods =
        Edit.facts(JavaSources.javac(), "abstract class A { abstract int f(); native int g(); }")
            .get("A")
            .methods();

    Assertions.assertThat(methods).containsOnlyKeys("<init>()V", "f()I", "g()I");
    Assertions.assertThat(methods.values())
        .doesNotContain(Fingerprint.ABSENT, Fingerprint.UNKNOWN)
        .doesNotHaveDuplicates();
  }
}
