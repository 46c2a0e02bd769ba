package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.test;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What one test computes itself, and hands to something that another one reads. */
class HandedOnWrinklesIT {
  private static final SampleFile SOURCE =
      java(
          "Source",
          "public class Source { static int make() { return 1; } static String name() { return \"a\"; } }");
  private static final SampleFile EDITED =
      java(
          "Source",
          "public class Source { static int make() { return 2; } static String name() { return \"b\"; } }");

  /**
   * A story.
   *
   * @param first what the first test does, with what it was given by {@code Source}
   * @param second what the second one asserts
   * @param shared members of a class {@code A}, or whole files
   */
  private record Story(String name, String first, String second, SampleFile... shared) {
    DynamicTest asTest() {
      return DynamicTest.dynamicTest(name, this::tell);
    }

    private void tell() {
      SampleFile[] files = new SampleFile[shared.length + 4];
      files[0] = SOURCE;
      files[1] = test("FirstTest", "@Test void gives() { " + first + " }");
      files[2] = test("SecondTest", "@Test void reads() { " + second + " }");
      files[3] = test("UnconcernedTest", "@Test void nothing() { }");
      System.arraycopy(shared, 0, files, 4, shared.length);
      Wrinkle.with(files).inOrder().edit(EDITED).expectRun("FirstTest#gives", "SecondTest#reads");
    }
  }

  private static SampleFile a(String members) {
    return java("A", "public class A { " + members + " }");
  }

  private static SampleFile shared(String members) {
    return a("static final A ONE = new A(); " + members);
  }

  @TestFactory
  Stream<DynamicTest> anArgumentIsWrappedBeforeItIsStored() {
    String item =
        "private static final class Item { final int n; Item(int n) { this.n = n; } }"
            + " static int sum(java.util.List<Item> items) { int s = 0; for (Item i : items) s += i.n; return s; } ";
    return Stream.of(
            new Story(
                "in an object",
                "A.ONE.register(Source.make());",
                "assertEquals(1, A.sum(A.ONE.items));",
                shared(
                    item
                        + "final java.util.List<Item> items = new java.util.ArrayList<>(); void register(int n) { items.add(new Item(n)); }")),
            new Story(
                "in a record of a static field",
                "A.use(Source.make());",
                "assertEquals(1, A.level());",
                a(
                    "record Conf(int level) { } private static Conf current = new Conf(0); static void use(int n) { current = new Conf(n); } static int level() { return current.level; }")),
            new Story(
                "in an array of arguments",
                "A.ONE.all(Source.make(), 7);",
                "assertEquals(8, A.ONE.all.get(0) + A.ONE.all.get(1));",
                shared(
                    "java.util.List<Integer> all = java.util.List.of(); void all(Integer a, Integer b) { all = java.util.Arrays.asList(a, b); }")),
            new Story(
                "in a copy",
                "A.ONE.all(java.util.List.of(Source.make()));",
                "assertEquals(java.util.List.of(1), A.ONE.all);",
                shared(
                    "java.util.List<Integer> all = java.util.List.of(); void all(java.util.List<Integer> in) { java.util.List<Integer> copy = new java.util.ArrayList<>(); for (Integer i : in) copy.add(i); all = copy; }")),
            new Story(
                "in a text",
                "A.url(Source.name(), 80);",
                "assertEquals(\"http://a:80\", A.url);",
                a(
                    "static String url; static void url(String host, int port) { url = String.format(\"http://%s:%d\", host, port); }")),
            new Story(
                "in a text that grows",
                "A.ONE.text(Source.name());",
                "assertEquals(\"<a>\", A.ONE.text);",
                shared(
                    "String text = \"\"; void text(String s) { StringBuilder b = new StringBuilder(); b.append(\"<\"); b.append(s); b.append(\">\"); text = b.toString(); }")))
        .map(Story::asTest);
  }

  @TestFactory
  Stream<DynamicTest> whatStoresItIsNoContainer() {
    return Stream.of(
            new Story(
                "a writer",
                "A.ONE.print(Source.name());",
                "assertEquals(\"a\", A.ONE.out.toString());",
                shared(
                    "final java.io.StringWriter out = new java.io.StringWriter(); void print(String s) { out.write(s); }")),
            new Story(
                "a stream of bytes",
                "A.print(Source.make());",
                "assertEquals(1, A.OUT.toByteArray()[0]);",
                a(
                    "static final java.io.ByteArrayOutputStream OUT = new java.io.ByteArrayOutputStream(); static void print(int s) { OUT.write(s); }")),
            new Story(
                "a format",
                "A.ONE.digits(Source.make());",
                "assertEquals(\"1.2\", A.ONE.format.format(1.23));",
                shared(
                    "final java.text.NumberFormat format = java.text.NumberFormat.getInstance(java.util.Locale.ROOT); void digits(int n) { format.setMaximumFractionDigits(n); }")),
            new Story(
                "a function that is told to fill",
                "A.load(java.util.List.of(Source.make()));",
                "assertEquals(java.util.List.of(1), A.ITEMS);",
                a(
                    "static final java.util.List<Integer> ITEMS = new java.util.ArrayList<>(); static void load(java.util.List<Integer> in) { in.forEach(ITEMS::add); }")))
        .map(Story::asTest);
  }

  @TestFactory
  Stream<DynamicTest> anObjectOfTheFirstTestTellsAnother() {
    SampleFile conf =
        java(
            "Conf",
            "public class Conf { static final Conf ONE = new Conf(); int level; final java.util.List<Integer> all = new java.util.ArrayList<>(); }");
    return Stream.of(
            new Story(
                "by setting its field",
                "new A(Source.make()).applyTo(Conf.ONE);",
                "assertEquals(1, Conf.ONE.level);",
                conf,
                a(
                    "final int n; A(int n) { this.n = n; } void applyTo(Conf conf) { conf.level = n; }")),
            new Story(
                "by filling its list",
                "new A(Source.make()).register();",
                "assertEquals(java.util.List.of(1), Conf.ONE.all);",
                conf,
                a(
                    "final int n; A(int n) { this.n = n; } void register() { Conf.ONE.all.add(n); }")),
            new Story(
                "through its own getter",
                "new A(Source.make()).register();",
                "assertEquals(java.util.List.of(1), Conf.ONE.all);",
                conf,
                a(
                    "final int n; A(int n) { this.n = n; } int n() { return n; } void register() { Conf.ONE.all.add(n()); }")))
        .map(Story::asTest);
  }

  @TestFactory
  Stream<DynamicTest> aGetterStandsBehindAGetter() {
    return Stream.of(
            new Story(
                "of a part",
                "A.ONE.items().add(Source.make());",
                "assertEquals(java.util.List.of(1), A.ONE.items());",
                shared(
                    "final Part part = new Part(); java.util.List<Integer> items() { return part.items(); } static class Part { private final java.util.List<Integer> items = new java.util.ArrayList<>(); java.util.List<Integer> items() { return items; } }")),
            new Story(
                "as Kotlin compiles companions",
                "A.Companion.getItems().add(Source.make());",
                "assertEquals(java.util.List.of(1), A.Companion.getItems());",
                a(
                    "public static final Companion Companion = new Companion(); private static final java.util.List<Integer> items = new java.util.ArrayList<>(); static java.util.List<Integer> access$getItems$cp() { return items; } public static final class Companion { public java.util.List<Integer> getItems() { return A.access$getItems$cp(); } }")))
        .map(Story::asTest);
  }

  @Test
  void aSetUpPutsAPartIntoASharedObject() {
    Wrinkle.with(
            SOURCE,
            shared(
                "Part part; void boot() { part = new Part(); } static class Part { Integer n; int value() { if (n == null) { n = Source.make(); } return n; } }"),
            test(
                "FirstTest",
                """
                @BeforeAll static void boot() { A.ONE.boot(); }
                @Test void a() { assertTrue(A.ONE.part.value() > 0); }
                @Test void b() { assertEquals(1, A.ONE.part.value()); }
                """),
            test("UnconcernedTest", "@Test void nothing() { }"))
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#a", "FirstTest#b");
  }

  @Test
  void aBaseClassOfTestsKeepsAnInstanceForAll() {
    Wrinkle.with(
            SOURCE,
            java(
                "Base",
                "public class Base { private static final Base SHARED = new Base(); final java.util.List<Integer> log = new java.util.ArrayList<>(); void put(int n) { SHARED.log.add(n); } java.util.List<Integer> log() { return SHARED.log; } }"),
            test(
                "FirstTest",
                "class FirstTest extends Base { @Test void gives() { put(Source.make()); } }"),
            test(
                "SecondTest",
                "class SecondTest extends Base { @Test void reads() { assertEquals(java.util.List.of(1), log()); } }"),
            test("UnconcernedTest", "@Test void nothing() { }"))
        .inOrder()
        .edit(EDITED)
        .expectRun("FirstTest#gives", "SecondTest#reads");
  }
}
