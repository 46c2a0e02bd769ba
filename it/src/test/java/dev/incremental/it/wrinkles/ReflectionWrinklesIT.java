package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.api.Test;

/** Code that is reached or looked at without being named in bytecode. */
class ReflectionWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void aMethodFoundByItsNameRuns() {
    Wrinkle.with(
            java("A", "public class A { public static int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void calls() throws Exception { assertEquals(1, Class.forName(\"A\").getMethod(\"one\").invoke(null)); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { public static int one() { return 2; } }"))
        .expectRun("ATest#calls");
  }

  @Test
  void aClassOnlyLookedAtIsADependency() {
    Wrinkle.with(
            java("A", "public class A { public int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void looks() throws Exception { assertEquals(1, Class.forName(\"A\", false, ATest.class.getClassLoader()).getDeclaredMethods().length); }"),
            test(
                "BTest",
                "@Test void looksAgain() throws Exception { assertEquals(1, Class.forName(\"A\", false, BTest.class.getClassLoader()).getDeclaredMethods().length); }"),
            UNCONCERNED)
        .edit(
            java(
                "A",
                "public class A { public int one() { return 1; } public int two() { return 2; } }"))
        .expectRun("ATest#looks", "BTest#looksAgain");
  }

  @Test
  void aClassLoadedThroughALoaderIsADependency() {
    Wrinkle.with(
            java("A", "public class A { public int one; }"),
            test(
                "ATest",
                "@Test void looks() throws Exception { assertEquals(1, ATest.class.getClassLoader().loadClass(\"A\").getDeclaredFields().length); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { public int one; public int two; }"))
        .expectRun("ATest#looks");
  }

  @Test
  void aClassReadAsAFileDependsOnAllOfIt() {
    Wrinkle.with(
            java("A", "public class A { static String text() { return \"needle\"; } }"),
            test(
                "ATest",
                "@Test void finds() throws Exception { try (var in = ATest.class.getResourceAsStream(\"/A.class\")) { assertTrue(new String(in.readAllBytes(), \"ISO-8859-1\").contains(\"needle\")); } }"),
            UNCONCERNED)
        .edit(java("A", "public class A { static String text() { return \"pin\"; } }"))
        .expectRun("ATest#finds");
  }

  @Test
  void aClassTypeReachedThroughAnothersFieldIsADependency() {
    Wrinkle.with(
            java("A", "public class A { public B b; }"),
            java("B", "public class B { public int one; }"),
            test(
                "ATest",
                "@Test void looks() throws Exception { assertEquals(1, A.class.getField(\"b\").getType().getFields().length); }"),
            UNCONCERNED)
        .edit(java("B", "public class B { public int one; public int two; }"))
        .expectRun("ATest#looks");
  }

  @Test
  void whoeverLooksAtAClassDependsOnItAlsoWhenAnotherTestHadItLoaded() {
    String look = "assertEquals(1, A.class.getField(\"b\").getType().%s().length);";
    Wrinkle.with(
            java("A", "public class A { public B b; }"),
            java("B", "public class B { public int one; }"),
            test("ATest", "@Test void loads() { assertNotNull(new B()); }"),
            test(
                "BTest",
                "@Test void looks() throws Exception { " + look.formatted("getFields") + " }"),
            test(
                "CTest",
                "@Test void looks() throws Exception { "
                    + look.formatted("getDeclaredFields")
                    + " }"),
            UNCONCERNED)
        .edit(java("B", "public class B { public int one; public int two; }"))
        .expectRun("ATest#loads", "BTest#looks", "CTest#looks");
  }

  @Test
  void aClassThatOnlyStandsInASignatureOfTestsIsTheirBusinessAlone() {
    Wrinkle.with(
            java("A", "public class A { public static int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void one() { assertEquals(1, A.one()); } private A unused(A a) { return a; }"),
            UNCONCERNED)
        .edit(
            java(
                "A",
                "public class A { private static final String X = \"x\"; public static int one() { return 1; } }"))
        .expectRun("ATest#one");
  }

  @Test
  void theValueOfAnEnumConstantIsFoundByName() {
    Wrinkle.with(
            java(
                "Colour",
                "public enum Colour { RED { int n() { return 1; } }; abstract int n(); }"),
            test(
                "ATest",
                "@Test void finds() { assertEquals(1, Enum.valueOf(Colour.class, \"RED\").n()); }"),
            UNCONCERNED)
        .edit(
            java(
                "Colour",
                "public enum Colour { RED { int n() { return 2; } }; abstract int n(); }"))
        .expectRun("ATest#finds");
  }

  @Test
  void aProxysHandlerSeesTheMethodsOfItsInterface() {
    String proxy =
        "@Test void proxies() { I i = (I) java.lang.reflect.Proxy.newProxyInstance(ATest.class.getClassLoader(), new Class<?>[] {I.class}, (p, m, a) -> m.getAnnotations().length); assertEquals(0, i.n()); }";
    Wrinkle.with(java("I", "public interface I { int n(); }"), test("ATest", proxy), UNCONCERNED)
        .edit(java("I", "public interface I { @Deprecated int n(); }"))
        .expectRun("ATest#proxies");
  }

  @Test
  void aMethodHandleReachesItsMethod() {
    Wrinkle.with(
            java("A", "public class A { public static int one() { return 1; } }"),
            test(
                "ATest",
                "@Test void calls() throws Throwable { var h = java.lang.invoke.MethodHandles.lookup().findStatic(A.class, \"one\", java.lang.invoke.MethodType.methodType(int.class)); assertEquals(1, (int) h.invoke()); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { public static int one() { return 2; } }"))
        .expectRun("ATest#calls");
  }

  @Test
  void aConstructorFoundByReflectionRuns() {
    Wrinkle.with(
            java("A", "public class A { public int n = 1; public A() { } }"),
            test(
                "ATest",
                "@Test void makes() throws Exception { Object a = Class.forName(\"A\").getConstructor().newInstance(); assertEquals(1, a.getClass().getField(\"n\").getInt(a)); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { public int n = 2; public A() { } }"))
        .expectRun("ATest#makes");
  }

  @Test
  void anAnnotationGoesFromTheSuperclassThatHandsItDown() {
    String mark =
        "@java.lang.annotation.Inherited @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Mark { }";
    Wrinkle.with(
            java("Mark", mark),
            java("A", "@Mark public class A { }"),
            java("B", "public class B extends A { }"),
            test(
                "BTest",
                "@Test void marked() { assertTrue(B.class.isAnnotationPresent(Mark.class)); }"),
            UNCONCERNED)
        .edit(java("A", "public class A { }"))
        .expectRun("BTest#marked");
  }

  @Test
  void anAnnotationOfATestsMethodIsReadByAnExtension() {
    String extension =
        "public class Reads implements org.junit.jupiter.api.extension.BeforeEachCallback { public static int seen;"
            + " public void beforeEach(org.junit.jupiter.api.extension.ExtensionContext c) { seen = c.getRequiredTestMethod().getAnnotations().length; } }";
    Wrinkle.with(
            SampleFile.file("src/test/java/Reads.java", extension),
            test(
                "ATest",
                "@org.junit.jupiter.api.extension.ExtendWith(Reads.class) class ATest { @Test void one() { assertEquals(1, Reads.seen); } }"),
            UNCONCERNED)
        .edit(
            test(
                "ATest",
                "@org.junit.jupiter.api.extension.ExtendWith(Reads.class) class ATest { @Test @Deprecated void one() { assertEquals(1, Reads.seen); } }"))
        .expectRun("ATest#one");
  }
}
