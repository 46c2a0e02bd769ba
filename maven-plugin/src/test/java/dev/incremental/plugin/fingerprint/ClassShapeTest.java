package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does and does not change the shape of a class. */
class ClassShapeTest {
  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          superclass            | class A { }                        | class A extends Exception { }
          interface             | class A { }                        | class A implements Cloneable { }
          order of interfaces   | abstract class A implements Cloneable, Runnable { } | abstract class A implements Runnable, Cloneable { }
          flags of the class    | class A { }                        | final class A { }
          generic superclass    | abstract class A implements Comparable<String> { } | abstract class A implements Comparable<Integer> { }
          type parameter        | class A<T> { }                     | class A<T extends Number> { }
          annotation            | class A { }                        | @Deprecated class A { }
          constant              | class A { static final int X = 1; } | class A { static final int X = 2; }
          type of a field       | class A { int x; }                 | class A { long x; }
          flags of a field      | class A { int x; }                 | class A { volatile int x; }
          generic field         | class A { Class<String> x; }       | class A { Class<Integer> x; }
          order of fields       | class A { int x; int y; }          | class A { int y; int x; }
          visibility            | class A { void f() { } }           | class A { public void f() { } }
          declared exception    | class A { void f() { } }           | class A { void f() throws Exception { } }
          generic method        | class A { void f(Class<String> x) { } } | class A { void f(Class<Integer> x) { } }
          annotated method      | class A { void f() { } }           | class A { @Deprecated void f() { } }
          annotated parameter   | class A { void f(int x) { } @interface P { } } | class A { void f(@P int x) { } @interface P { } }
          annotation default    | @interface A { int x() default 1; } | @interface A { int x() default 2; }
          record component      | record A(int x) { @interface P { } } | record A(@P int x) { @interface P { } }
          permitted subclass    | sealed class A permits B { } final class B extends A { } final class C { } | sealed class A permits B, C { } final class B extends A { } final class C extends A { }
          flags of a member     | class A { class M { } }            | class A { private class M { } }
          """)
  void changesWith(String what, String before, String after) {
    Edit.of(before).to(after).contains("shape A");
  }

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          class A { }      | class A extends Exception { }        | true
          class A { }      | class A implements Cloneable { }     | true
          class A { }      | final class A { }                    | true
          class A { }      | @Deprecated class A { }              | true
          @Deprecated(since = "1") class A { } | @Deprecated(since = "2") class A { } | true
          class A { }      | class A { int x; }                   | false
          class A { }      | class A { @Deprecated void f() { } } | true
          class A { @Deprecated void f() { } @Deprecated void g() { } } | class A { @Deprecated void g() { } @Deprecated void f() { } } | true
          class A { void f() { } void g() { } } | class A { void g() { } void f(int x) { } } | false
          class A { int x; } | class A { long x; }                | false
          class A { }      | class A { class M { } }              | true
          record A(int x) { } | record A(int x, int y) { }        | false
          """)
  void theHeaderIsWhatAClassSaysOfItself(String before, String after, boolean changed) {
    assertThat(header(before) != header(after)).isEqualTo(changed);
  }

  private static long header(String source) {
    ClassFacts facts = Edit.facts(JavaSources.javac(), source).get("A");
    ClassFacts decoded = ClassFactsCodec.decode(ClassFactsCodec.encode(facts));
    assertThat(decoded).isEqualTo(facts);
    assertThat(ClassFactsCodec.header(ClassFactsCodec.encode(facts))).isEqualTo(facts.header());
    return facts.header();
  }

  @Test
  void valueOfAnAnnotation() {
    String source =
        "class A { @SafeVarargs @P(%s) static void f(Object... x) {} @interface P { String[]"
            + " value(); } }";
    Edit.of(source.formatted("\"x\"")).to(source.formatted("\"y\"")).containsExactly("shape A");
    Edit.of(source.formatted("{}")).to(source.formatted("{\"\"}")).containsExactly("shape A");
  }

  @Test
  void annotationOfATypeInASignature() {
    String source =
        "import java.lang.annotation.*; import java.util.List;"
            + " class A { List<%s String> x; @Target(ElementType.TYPE_USE) @interface P {} }";
    Edit.of(source.formatted("")).to(source.formatted("@P")).contains("shape A");
  }

  @Test
  void namesOfParametersCountWhereTheyAreKept() {
    String before = "class A { void f(int x) {} }";
    String after = "class A { void f(int y) {} }";
    Edit.of(before).to(after).isEmpty();
    Edit.of(before).compiledWith("-parameters").to(after).containsExactly("shape A");
  }

  @Test
  void addedMethodAndAddedEnumConstant() {
    Edit.of("class A { void f() {} }")
        .to("class A { void f() {} void g() {} }")
        .containsExactly("+A#g()V", "shape A");
    Edit.of("enum A { X }").to("enum A { X, Y }").contains("shape A", "A#<clinit>()V");
  }

  @Test
  void enumConstantsInAnotherOrder() {
    Edit.of("enum A { X, Y }").to("enum A { Y, X }").contains("shape A", "A#<clinit>()V");
  }

  @Test
  void componentsOfARecordInAnotherOrder() {
    Edit.of("record A(int x, int y) {}").to("record A(int y, int x) {}").contains("shape A");
  }

  @Test
  void memberClassAdded() {
    Edit.of("class A { }").to("class A { static class M {} }").containsExactly("+A$M", "shape A");
  }

  @Test
  void mentionOfAnInnerClassDoesNotMatter() {
    Edit.of("class A { Object f() { return null; } }")
        .to("class A { Object f() { return java.util.Map.Entry.class; } }")
        .containsExactly("A#f()Ljava/lang/Object;");
  }

  @Test
  void anonymousClassAddedIsAMatterOfCode() {
    Edit.of("class A { Object f() { return null; } }")
        .to("class A { Object f() { return new Object() {}; } }")
        .containsExactly("+A$1", "A#f()Ljava/lang/Object;");
  }

  @Test
  void orderOfMembersDoesNotMatter() {
    Edit.of("class A { void f() {} class M {} class N {} int g(int x) { return x; } }")
        .to("class A { int g(int x) { return x; } class N {} class M {} void f() {} }")
        .isEmpty();
  }

  @Test
  void annotationOfAPackage() {
    Edit.of("package a;").to("@Deprecated package a;").hasSize(1);
  }
}
