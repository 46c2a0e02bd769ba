package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** What decides an outcome and is no call: constants, annotations, signatures, initialisers. */
class ExpressionWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void anInlinedConstantChangesTheClassesItWasInlinedInto() {
    Wrinkle.with(
            java("Limits", "public class Limits { public static final int MAX = 10; }"),
            java(
                "Shop",
                "public class Shop { static boolean fits(int n) { return n <= Limits.MAX; } static int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void fits() { assertTrue(Shop.fits(10)); }\n@Test void one() { assertEquals(1, Shop.one()); }"),
            UNCONCERNED)
        .edit(java("Limits", "public class Limits { public static final int MAX = 9; }"))
        .expectRun("ATest#fits");
  }

  @Test
  void anAnnotationsValueIsReadByReflection() {
    Wrinkle.with(
            java(
                "Mark",
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Mark { String value(); }"),
            java("A", "@Mark(\"one\") public class A { }"),
            test(
                "ATest",
                "@Test void reads() { assertEquals(\"one\", A.class.getAnnotation(Mark.class).value()); }"),
            UNCONCERNED)
        .edit(java("A", "@Mark(\"two\") public class A { }"))
        .expectRun("ATest#reads");
  }

  @Test
  void anAnnotationsDefaultIsReadByReflection() {
    String mark =
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Mark { int value() default %d; }";
    Wrinkle.with(
            java("Mark", mark.formatted(1)),
            java("A", "@Mark public class A { }"),
            test(
                "ATest",
                "@Test void reads() { assertEquals(1, A.class.getAnnotation(Mark.class).value()); }"),
            UNCONCERNED)
        .edit(java("Mark", mark.formatted(2)))
        .expectRun("ATest#reads");
  }

  @Test
  void aGenericSignatureIsReadByReflection() {
    Wrinkle.with(
            java("A", "public class A { List<String> names; }"),
            test(
                "ATest",
                "@Test void reads() throws Exception { assertEquals(\"java.util.List<java.lang.String>\", A.class.getDeclaredField(\"names\").getGenericType().toString()); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { List<Integer> names; }"))
        .expectRun("ATest#reads");
  }

  @Test
  void declaredMethodsAreListedByReflection() {
    Wrinkle.with(
            java("A", "public class A { void one() { } }"),
            test(
                "ATest",
                "@Test void lists() { assertEquals(1, A.class.getDeclaredMethods().length); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { void one() { } void two() { } }"))
        .expectRun("ATest#lists");
  }

  @Test
  void namesOfParametersAreReadByReflection() {
    Wrinkle.with(
            java("A", "public class A { static void f(int one) { } }"),
            test(
                "ATest",
                "@Test void reads() throws Exception { assertEquals(\"one\", A.class.getDeclaredMethod(\"f\", int.class).getParameters()[0].getName()); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { static void f(int two) { } }"))
        .expectRun("ATest#reads");
  }

  @Test
  void componentsOfARecordAreReadByReflection() {
    Wrinkle.with(
            java("A", "public record A(int one) { }"),
            test(
                "ATest",
                "@Test void reads() { assertEquals(1, A.class.getRecordComponents().length); }"),
            UNCONCERNED)
        .edit(java("A", "public record A(int one, int two) { }"))
        .expectRun("ATest#reads");
  }

  @Test
  void anEnumGainsAConstant() {
    Wrinkle.with(
            java("Colour", "public enum Colour { RED, BLUE }"),
            test("ATest", "@Test void counts() { assertEquals(2, Colour.values().length); }"),
            test(
                "BTest",
                "@Test void sets() { assertEquals(2, EnumSet.allOf(Colour.class).size()); }"),
            UNCONCERNED)
        .edit(java("Colour", "public enum Colour { RED, BLUE, GREEN }"))
        .expectRun("ATest#counts", "BTest#sets");
  }

  @Test
  void aFieldInitialiserBelongsToTheConstructors() {
    Wrinkle.with(
            java("A", "public class A { int size = 1; static int two() { return 2; } }"),
            test("ATest", "@Test void size() { assertEquals(1, new A().size); }"),
            test("BTest", "@Test void two() { assertEquals(2, A.two()); }"))
        .edit(java("A", "public class A { int size = 3; static int two() { return 2; } }"))
        .expectRun("ATest#size");
  }

  @Test
  void aCompactConstructorIsCode() {
    Wrinkle.with(
            java(
                "Range",
                "public record Range(int from, int to) { public Range { } static int zero() { return 0; } }"),
            test("ATest", "@Test void turned() { assertEquals(2, new Range(2, 1).from()); }"),
            test("BTest", "@Test void zero() { assertEquals(0, Range.zero()); }"))
        .edit(
            java(
                "Range",
                "public record Range(int from, int to) { public Range { if (from > to) { int t = from; from = to; to = t; } } static int zero() { return 0; } }"))
        .expectRun("ATest#turned");
  }

  @Test
  void aDeserialisedObjectWasNeverConstructed() {
    String copy =
        "static Object copy(Object o) throws Exception { ByteArrayOutputStream b = new ByteArrayOutputStream();"
            + " new ObjectOutputStream(b).writeObject(o);"
            + " return new ObjectInputStream(new ByteArrayInputStream(b.toByteArray())).readObject(); }";
    Wrinkle.with(
            java(
                "A",
                "public class A implements Serializable { private static final long serialVersionUID = 1; int n = 1; }"),
            java("Copies", "public class Copies { " + copy + " }"),
            test(
                "ATest",
                "@Test void copies() throws Exception { assertEquals(1, ((A) Copies.copy(new A())).n); }"),
            UNCONCERNED)
        .edit(
            java(
                "A",
                "public class A implements Serializable { private static final long serialVersionUID = 1; int n = 1; private Object readResolve() { n = 2; return this; } }"))
        .expectRun("ATest#copies");
  }

  @Test
  void anObjectReadFromAFileWasNeverConstructedHere() {
    String keep =
        "@Test void a() throws Exception { try (ObjectOutputStream o = new ObjectOutputStream(new FileOutputStream(\"target/a.ser\"))) { o.writeObject(new A()); } }";
    String read =
        "@Test void reads() throws Exception { try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(\"target/a.ser\"))) { assertNotNull(in.readObject()); } }";
    Wrinkle.with(
            java(
                "A",
                "public class A implements Serializable { private static final long serialVersionUID = 1; int n = 1; }"),
            test("AFirstTest", keep),
            test("BTest", read),
            UNCONCERNED)
        .inOrder()
        .edit(
            java(
                "A",
                "public class A implements Serializable { private static final long serialVersionUID = 1; int n = 1; private Object readResolve() { return null; } }"))
        .expectRunAtLeast("BTest#reads");
  }

  @Test
  void switchingOverAnEnumReadsItsOrder() {
    Wrinkle.with(
            java("Colour", "public enum Colour { RED, BLUE }"),
            java(
                "A",
                "public class A { static int ordinal(String name) { return Colour.valueOf(name).ordinal(); } }"),
            test("ATest", "@Test void first() { assertEquals(0, A.ordinal(\"RED\")); }"),
            UNCONCERNED)
        .edit(java("Colour", "public enum Colour { BLUE, RED }"))
        .expectRun("ATest#first");
  }

  @Test
  void theAnnotationOfAPackageIsReadByReflection() {
    String mark =
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Mark { int value(); }";
    Wrinkle.with(
            java("marks.Mark", mark),
            SampleFile.file("src/main/java/a/package-info.java", "@marks.Mark(1) package a;"),
            java("a.A", "public class A { }"),
            test(
                "a.ATest",
                "@Test void reads() { assertEquals(1, A.class.getPackage().getAnnotation(marks.Mark.class).value()); }"),
            UNCONCERNED)
        .edit(SampleFile.file("src/main/java/a/package-info.java", "@marks.Mark(2) package a;"))
        .expectRun("a.ATest#reads");
  }
}
