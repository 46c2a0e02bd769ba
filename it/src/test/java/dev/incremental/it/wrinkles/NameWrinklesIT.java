package dev.incremental.it.wrinkles;

import static dev.incremental.it.wrinkles.SampleFile.file;
import static dev.incremental.it.wrinkles.SampleFile.java;
import static dev.incremental.it.wrinkles.SampleFile.resource;
import static dev.incremental.it.wrinkles.SampleFile.test;
import static dev.incremental.it.wrinkles.SampleFile.testResource;

import org.junit.jupiter.api.Test;

/** Names that were not there, or that stood for something else. */
class NameWrinklesIT {
  private static final SampleFile UNCONCERNED = test("UnconcernedTest", "@Test void nothing() { }");

  @Test
  void aServiceGainsItsFirstProvider() {
    Wrinkle.with(
            java("Greeter", "public interface Greeter { }"),
            java(
                "Finds",
                "public class Finds { static long count() { return ServiceLoader.load(Greeter.class).stream().count(); } }"),
            test("ATest", "@Test void counts() { assertEquals(0, Finds.count()); }"),
            UNCONCERNED)
        .edit(
            java("Polite", "public class Polite implements Greeter { public Polite() { } }"),
            resource("META-INF/services/Greeter", "Polite\n"))
        .expectRun("ATest#counts");
  }

  @Test
  void aServiceGainsAnotherProvider() {
    Wrinkle.with(
            java("Greeter", "public interface Greeter { }"),
            java("Polite", "public class Polite implements Greeter { public Polite() { } }"),
            java("Rude", "public class Rude implements Greeter { public Rude() { } }"),
            resource("META-INF/services/Greeter", "Polite\n"),
            test(
                "ATest",
                "@Test void counts() { assertEquals(1, ServiceLoader.load(Greeter.class).stream().count()); }"),
            UNCONCERNED)
        .edit(resource("META-INF/services/Greeter", "Polite\nRude\n"))
        .expectRun("ATest#counts");
  }

  @Test
  void aClassThatWasNotFoundByNameAppears() {
    Wrinkle.with(
            java(
                "Asks",
                "public class Asks { static boolean has() { try { Class.forName(\"Optional1\"); return true; } catch (ClassNotFoundException e) { return false; } } }"),
            test("ATest", "@Test void asks() { assertFalse(Asks.has()); }"),
            UNCONCERNED)
        .edit(java("Optional1", "public class Optional1 { }"))
        .expectRun("ATest#asks");
  }

  @Test
  void aClassFoundByNameGoes() {
    Wrinkle.with(
            java("Optional1", "public class Optional1 { }"),
            java(
                "Asks",
                "public class Asks { static boolean has() { try { Class.forName(\"Optional1\", false, Asks.class.getClassLoader()); return true; } catch (ClassNotFoundException e) { return false; } } }"),
            test("ATest", "@Test void asks() { assertTrue(Asks.has()); }"),
            test("BTest", "@Test void asksAgain() { assertTrue(Asks.has()); }"),
            UNCONCERNED)
        .delete("src/main/java/Optional1.java")
        .expectRun("ATest#asks", "BTest#asksAgain");
  }

  @Test
  void aClassThatTheSecondTestAlsoMissesAppears() {
    Wrinkle.with(
            java(
                "Asks",
                "public class Asks { static boolean has() { try { Thread.currentThread().getContextClassLoader().loadClass(\"Optional1\"); return true; } catch (ClassNotFoundException e) { return false; } } }"),
            test("ATest", "@Test void asks() { assertFalse(Asks.has()); }"),
            test("BTest", "@Test void asksAgain() { assertFalse(Asks.has()); }"),
            UNCONCERNED)
        .edit(java("Optional1", "public class Optional1 { }"))
        .expectRun("ATest#asks", "BTest#asksAgain");
  }

  @Test
  void aClassOfTheProjectComesToStandBeforeOneOfALibrary() {
    String name = "org.objenesis.ObjenesisStd";
    String asks = "assertTrue(new " + name + "().toString().contains(\"caching\"));";
    Wrinkle.with(
            java("Other", "public class Other { }"),
            test("ATest", "@Test void asks() { " + asks + " }"),
            test("BTest", "@Test void asksAgain() { " + asks + " }"))
        .edit(java("Other", "public class Other { int added; }"))
        .expectRun()
        .edit(java(name, "public class ObjenesisStd { }"))
        .expectRun("ATest#asks", "BTest#asksAgain");
  }

  @Test
  void aScanOfTheClassPathSeesANewClass() {
    String scan =
        "public class Scan { public static int count() throws Exception { Path p = Path.of(Scan.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve(\"parts\");"
            + " try (var s = Files.list(p)) { return (int) s.count(); } } }";
    Wrinkle.with(
            java("Scan", scan),
            java("parts.One", "public class One { }"),
            java("parts.inner.Deep", "public class Deep { }"),
            test(
                "ATest", "@Test void counts() throws Exception { assertEquals(2, Scan.count()); }"),
            UNCONCERNED)
        .edit(java("parts.Two", "public class Two { }"))
        .expectRun("ATest#counts");
  }

  @Test
  void aResourceThatWasMissingAppears() {
    Wrinkle.with(
            java(
                "Reads",
                "public class Reads { static boolean has() { return Reads.class.getResource(\"/a.txt\") != null; } }"),
            test("ATest", "@Test void asks() { assertFalse(Reads.has()); }"),
            test(
                "BTest",
                "@Test void asksAsStream() { assertNull(getClass().getResourceAsStream(\"/a.txt\")); }"),
            UNCONCERNED)
        .edit(resource("a.txt", "a"))
        .expectRun("ATest#asks", "BTest#asksAsStream");
  }

  @Test
  void aResourceInAnEarlierEntryShadowsTheOldOne() {
    Wrinkle.with(
            resource("a.txt", "old"),
            java(
                "Reads",
                "public class Reads { static String text() throws Exception { try (var in = Reads.class.getResourceAsStream(\"/a.txt\")) { return new String(in.readAllBytes()); } } }"),
            test(
                "ATest",
                "@Test void reads() throws Exception { assertEquals(\"old\", Reads.text()); }"),
            UNCONCERNED)
        .edit(testResource("a.txt", "new"))
        .expectRun("ATest#reads");
  }

  @Test
  void aResourceIsReadByOneTestOnly() {
    Wrinkle.with(
            resource("a.properties", "k=1"),
            resource("b.properties", "k=1"),
            java(
                "Reads",
                "public class Reads { static String text(String name) throws Exception { Properties p = new Properties(); try (var in = Reads.class.getClassLoader().getResourceAsStream(name)) { p.load(in); } return p.getProperty(\"k\"); } }"),
            test(
                "ATest",
                "@Test void reads() throws Exception { assertEquals(\"1\", Reads.text(\"a.properties\")); }"),
            test(
                "BTest",
                "@Test void reads() throws Exception { assertEquals(\"1\", Reads.text(\"b.properties\")); }"))
        .edit(resource("b.properties", "k=2"))
        .expectRun("BTest#reads");
  }

  @Test
  void aBundleOfAMoreSpecificLocaleAppears() {
    Wrinkle.with(
            resource("words.properties", "hi=hi"),
            java(
                "Words",
                "public class Words { static String hi() { return ResourceBundle.getBundle(\"words\", Locale.GERMANY).getString(\"hi\"); } }"),
            test("ATest", "@Test void says() { assertEquals(\"hi\", Words.hi()); }"),
            UNCONCERNED)
        .edit(resource("words_de.properties", "hi=hallo"))
        .expectRun("ATest#says");
  }

  @Test
  void aDirectoryGainsAFile() {
    Wrinkle.with(
            file("src/test/data/one.txt", "1"),
            file("src/test/other/one.txt", "1"),
            test(
                "ATest",
                "@Test void lists() { assertEquals(1, new File(\"src/test/data\").list().length); }"),
            test(
                "BTest",
                "@Test void lists() throws Exception { try (var s = Files.walk(Path.of(\"src/test/data\"))) { assertEquals(2, s.count()); } }"),
            test(
                "CTest",
                "@Test void lists() throws Exception { try (var s = Files.newDirectoryStream(Path.of(\"src/test/data\"))) { int n = 0; for (var p : s) n++; assertEquals(1, n); } }"),
            test(
                "DTest",
                "@Test void lists() { assertEquals(1, new File(\"src/test/other\").listFiles().length); }"))
        .edit(file("src/test/data/two.txt", "2"))
        .expectRun("ATest#lists", "BTest#lists", "CTest#lists");
  }

  @Test
  void aDirectoryOfResourcesGainsOne() {
    Wrinkle.with(
            resource("db/migration/V1.sql", "one"),
            java(
                "Migrations",
                "public class Migrations { static int count() throws Exception { var found = Migrations.class.getClassLoader().getResources(\"db/migration\"); int n = 0; while (found.hasMoreElements()) { n += new File(found.nextElement().toURI()).list().length; } return n; } }"),
            test(
                "ATest",
                "@Test void counts() throws Exception { assertEquals(1, Migrations.count()); }"),
            UNCONCERNED)
        .edit(resource("db/migration/V2.sql", "two"))
        .expectRun("ATest#counts");
  }

  @Test
  void anotherEntryOfTheClassPathGainsADirectoryOfThatName() {
    Wrinkle.with(
            resource("db/migration/V1.sql", "one"),
            java(
                "Migrations",
                "public class Migrations { static int count() throws Exception { var found = Migrations.class.getClassLoader().getResources(\"db/migration\"); int n = 0; while (found.hasMoreElements()) { n += new File(found.nextElement().toURI()).list().length; } return n; } }"),
            test(
                "ATest",
                "@Test void counts() throws Exception { assertEquals(1, Migrations.count()); }"),
            UNCONCERNED)
        .edit(testResource("db/migration/V2.sql", "two"))
        .expectRun("ATest#counts");
  }

  @Test
  void aBundleReadEarlierByAnotherTestBelongsToBoth() {
    Wrinkle.with(
            resource("words.properties", "hi=hi"),
            java(
                "Words",
                "public class Words { static String hi() { return ResourceBundle.getBundle(\"words\").getString(\"hi\"); } }"),
            test("ATest", "@Test void says() { assertEquals(\"hi\", Words.hi()); }"),
            test("BTest", "@Test void says() { assertEquals(\"hi\", Words.hi()); }"),
            UNCONCERNED)
        .edit(resource("words.properties", "hi=ho"))
        .expectRun("ATest#says", "BTest#says");
  }

  @Test
  void aSystemPropertySelectsWhoAskedForItOrForAll() {
    String name = "wrinkle.of.properties";
    Wrinkle recorded =
        Wrinkle.with(
                test(
                    "ATest",
                    "@Test void one() { assertNull(System.getProperty(\"" + name + "\")); }"),
                test(
                    "BTest",
                    "@Test void all() { assertNull(System.getProperties().get(\""
                        + name
                        + "\")); }"),
                test(
                    "CTest", "@Test void another() { assertNull(System.getProperty(\"other\")); }"),
                UNCONCERNED)
            .edit()
            .expectRun();
    System.setProperty(name, "set");
    try {
      recorded.expectRun("ATest#one", "BTest#all");
    } finally {
      System.clearProperty(name);
    }
  }
}
