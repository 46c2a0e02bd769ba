package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes a method counts as referring to. */
class ClassReferencesTest {
  private static final String OTHERS =
      """
      class B extends Exception { static int x; static void m() {} void n() {} int y; }
      @interface P { Class<?> type() default Object.class; E one() default E.X; P2[] more() default {}; }
      @interface P2 {}
      enum E { X }
      interface F { void f(); }
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          static method      | B.m();
          static field       | int i = B.x;
          method             | Object o = null; ((B) o).n();
          instantiation      | new B();
          instanceof         | Object o = null; boolean b = o instanceof B;
          cast               | Object o = null; o = (B) o;
          class literal      | Object o = B.class;
          literal of array   | Object o = B[][].class;
          array              | Object o = new B[1];
          array of arrays    | Object o = new B[1][1];
          catch              | try { g(); } catch (B b) { }
          method reference   | Runnable r = B::m;
          constructor        | java.util.function.Supplier<B> s = B::new;
          """)
  void codeRefersTo(String what, String statement) {
    String code = "class A { static void f() throws Throwable { %s } static void g() throws B {} }";

    assertThat(references(code.formatted(statement)).get("f()V")).contains("B");
  }

  @Test
  void functionalInterfaceThatALambdaImplements() {
    assertThat(references("class A { void f() { F x = () -> {}; } }").get("f()V")).contains("F");
  }

  @Test
  void lambdaHasReferencesOfItsOwn() {
    Map<String, Set<String>> references =
        references("class A { Runnable f() { return () -> B.m(); } }");

    assertThat(references.get("f()Ljava/lang/Runnable;")).doesNotContain("B");
    assertThat(references.get("lambda$f$0()V")).contains("B");
  }

  @Test
  void annotationsOfTheMethodWithTheirValues() {
    Map<String, Set<String>> references =
        references("class A { @P(type = B.class, more = @P2) void f() {} void g() {} }");

    assertThat(references.get("f()V")).contains("P", "B", "P2").doesNotContain("E");
    assertThat(references.get("g()V")).doesNotContain("P", "B", "P2");
  }

  @Test
  void annotationsOfAParameter() {
    assertThat(references("class A { void f(@P int x) {} }").get("f(I)V")).contains("P");
  }

  @Test
  void annotationsOfTheClassCountForEachMethod() {
    Map<String, Set<String>> references = references("@P(one = E.X) class A { void f() {} }");

    assertThat(references.get("f()V")).contains("P", "E");
    assertThat(references.get("<init>()V")).contains("P", "E");
  }

  @Test
  void annotationsOfFieldsAndComponentsCountForEachMethod() {
    assertThat(references("class A { @P int x; void f() {} }").get("f()V")).contains("P");
    assertThat(references("record A(@P int x) { void f() {} }").get("f()V")).contains("P");
  }

  @Test
  void primitivesAreNoClasses() {
    assertThat(
            references("class A { static Object f() { return new int[1][1]; } }")
                .get("f()Ljava/lang/Object;"))
        .isEmpty();
  }

  private static Map<String, Set<String>> references(String source) {
    try {
      byte[] bytes = JavaSources.javac().compile(source + OTHERS).get("A");
      return ClassFile.references(bytes);
    } catch (UnreadableClassException e) {
      throw new AssertionError(e);
    }
  }
}
