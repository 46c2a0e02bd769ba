package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of the project that other class loaders define again. */
class LoaderWrinklesIT {
  private static final String CHILD_FIRST =
      "new java.net.URLClassLoader(new java.net.URL[] {Path.of(\"target/classes\").toUri().toURL()}, ClassLoader.getPlatformClassLoader())";
  private static final String WITHOUT_CODE_SOURCE =
      """
      new ClassLoader(null) {
        @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
          try (InputStream in = Loaders.class.getResourceAsStream(name + ".class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
          } catch (IOException e) { throw new UncheckedIOException(e); }
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {CHILD_FIRST, WITHOUT_CODE_SOURCE})
  void aClassDefinedAgainIsUsedByAllWhoCallIt(String loader) {
    String code =
        "public class A { public static int one() { return %s; } static int two() { return 2; } }";
    Wrinkle.with(
            java("A", code.formatted("1")),
            java(
                "Loaders",
                "public class Loaders { static ClassLoader kept; static ClassLoader make() throws Exception { return "
                    + loader
                    + "; } static ClassLoader kept() throws Exception { if (kept == null) { kept = make(); } return kept; } static Object call(ClassLoader loader) throws Exception { Class<?> a = loader.loadClass(\"A\"); if (a == A.class) { throw new AssertionError(); } return a.getMethod(\"one\").invoke(null); } }"),
            test(
                "ATest",
                "@Test void calls() throws Exception { assertEquals(1, Loaders.call(Loaders.kept())); }"),
            test(
                "BTest",
                "@Test void calls() throws Exception { assertEquals(1, Loaders.call(Loaders.kept())); }"),
            test(
                "CTest",
                "@Test void calls() throws Exception { assertEquals(1, Loaders.call(Loaders.make())); }"),
            test("DTest", "@Test void usual() { assertEquals(1, A.one()); }"),
            test("UnconcernedTest", "@Test void two() { assertEquals(2, A.two()); }"))
        .edit(java("A", code.formatted("3")))
        .expectRun("ATest#calls", "BTest#calls", "CTest#calls", "DTest#usual");
  }
}
