package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about tests that are answered without running any. */
class ExplainIT {
  private static final String IMPORTS =
      """
      package a;
      import java.io.*;
      import java.nio.file.*;
      import org.junit.jupiter.api.*;
      import static org.junit.jupiter.api.Assertions.*;
      """;

  private static final Map<String, String> SOURCES =
      Map.of(
          "Body", "class Body { static int one() { return 1; } }",
          "Base", "class Base { String name() { return \"base\"; } }",
          "Sub", "class Sub extends Base {}",
          "Rates",
              "class Rates { static final int[] ALL = all(); static int[] all() { return new int[] {1}; } }",
          "Session", "class Session { static String user; static void login() { user = \"x\"; } }",
          "Shop", "class Shop { static void open() {} }");

  /** The classes with their tests; methods run in the order of their names. */
  private static final Map<String, String> TESTS =
      Map.of(
          "BodyTest", "@Test void calls() { assertEquals(1, Body.one()); }",
          "SubTest", "@Test void inherits() { assertNotNull(new Sub().name()); }",
          "RatesTest",
              "@Test void aReads() { Rates.ALL.clone(); } @Test void bReads() { Rates.ALL.clone(); }",
          "SessionTest",
              "@Test void aLogsIn() { Session.login(); }"
                  + " @Test void bIsLoggedIn() { assertNotNull(Session.user); }",
          "ShopTest", "@BeforeAll static void open() { Shop.open(); } @Test void sells() {}",
          "MailTest",
              "@Test void greets() throws IOException {"
                  + " try (InputStream in = MailTest.class.getResourceAsStream(\"/mail.txt\"))"
                  + " { assertTrue(in.read() > 0); } }",
          "PriceTest",
              "@Test void reads() throws IOException {"
                  + " assertNotNull(Files.readString(Path.of(\"data/prices.txt\"))); }",
          "InboxTest", "@Test void lists() { assertNotNull(new File(\"data/inbox\").list()); }",
          "FlagTest", "@Test void asks() { new File(\"data/flag\").exists(); }",
          "PluginTest",
              "@Test void looks() {"
                  + " try { Class.forName(\"a.Plugin\"); } catch (ClassNotFoundException e) { } }");

  private static SmallProject project;

  @BeforeAll
  static void recordAndEdit(@TempDir Path parent) throws IOException {
    project = SmallProject.in(parent).withExtension().written();
    for (Map.Entry<String, String> each : SOURCES.entrySet()) {
      project.write(source(each.getKey()), "package a;\n" + each.getValue());
    }
    for (Map.Entry<String, String> each : TESTS.entrySet()) {
      project.write(
          "src/test/java/a/" + each.getKey() + ".java",
          IMPORTS
              + "@TestMethodOrder(MethodOrderer.MethodName.class) class "
              + each.getKey()
              + " { "
              + each.getValue()
              + " }");
    }
    project.write("src/main/resources/mail.txt", "hello");
    project.write("data/prices.txt", "1");
    project.write("data/inbox/one", "");
    project = project.committed();
    assertThat(project.run("snapshot")).isTrue();

    project.replace(source("Body"), "return 1", "return 2");
    project.replace(source("Sub"), "\\{}", "{ @Override String name() { return \"sub\"; } }");
    project.replace(source("Rates"), "\\{1}", "{2}");
    project.replace(source("Session"), "\"x\"", "\"y\"");
    project.replace(source("Shop"), "open\\(\\) \\{", "open() { System.nanoTime(); ");
    project.replace("src/main/resources/mail.txt", "hello", "good morning");
    project.replace("data/prices.txt", "1", "2");
    project.write("data/inbox/two", "");
    project.write("data/flag", "");
    project.write(source("Plugin"), "package a; class Plugin {}");
    project.write("doc/notes.md", "");
    assertThat(project.run("select")).isTrue();
  }

  private static String source(String className) {
    return "src/main/java/a/" + className + ".java";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BodyTest#calls | the method a.Body#one() changed | touched by the test itself
          SubTest#inherits | the shape of a.Sub changed | which belongs to the method a.SubTest#inherits(); touched by the test itself
          RatesTest#bReads | the method a.Rates#all() changed | touched by the static initialiser of a.Rates; whose result the test uses
          SessionTest#bIsLoggedIn | the method a.Session#login() changed | touched by an execution of a.Session#login(); whose result the test uses
          ShopTest#sells | the method a.Shop#open() changed | touched by the set-up of a.ShopTest; whose result the test uses
          MailTest#greets | the resource mail.txt changed | touched by the test itself
          PriceTest#reads | the file data/prices.txt changed | touched by the test itself
          InboxTest#lists | the directory data/inbox changed | touched by the test itself
          FlagTest#asks | the file data/flag was added | touched by the test itself
          PluginTest#looks | the class name a.Plugin was added | touched by the test itself
          """)
  void theWayFromTheChangeToATestIsTold(String test, String change, String steps)
      throws IOException {
    assertThat(project.run("explain", "-Dtest=" + test))
        .as(String.join("\n", project.said()))
        .isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.startsWith("a." + test + "() runs: "))
        .containsSequence(lines(change + "; " + steps))
        .anyMatch(
            line -> line.matches("a\\." + test + "\\(\\) ran last on .*: passed after \\d+ ms"));
  }

  private static List<String> lines(String steps) {
    return List.of(steps.split("; ")).stream().map(each -> "  " + each.strip()).toList();
  }

  @Test
  void theOtherWayRoundDependentsAreNamed() throws IOException {
    assertThat(project.run("explain", "-Dclass=Session")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.matches("2 of \\d+ tests \\(.*\\) depend on Session.*"))
        .anyMatch(line -> line.matches("  SessionTest +2 .*"));
    assertThat(project.run("explain", "-Dclass=a.Body#one")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.matches("1 of \\d+ tests \\(.*\\) depends on a.Body#one.*"))
        .anyMatch(line -> line.matches("  BodyTest +1  calls Body.one\\(\\)"));
    assertThat(project.run("explain", "-Dfile=src/main/resources/mail.txt")).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.matches("  MailTest +1  reads the resource mail.txt"));
    assertThat(project.run("explain", "-Dfile=" + source("Shop"))).isTrue();
    assertThat(project.said())
        .anyMatch(line -> line.matches("  ShopTest +1  set-up of ShopTest calls Shop.open\\(\\)"));
  }

  @Test
  void whatAChangeMayAffectIsToldWithoutCompiling() throws IOException {
    project.write(source("Broken"), "this is no Java");
    try {
      assertThat(project.run("explain", "-Dchange")).isTrue();
    } finally {
      java.nio.file.Files.delete(project.file(source("Broken")));
    }
    assertThat(project.said())
        .contains("Changed: 12 files")
        .anyMatch(line -> line.matches("At most 12 of \\d+ tests \\(.*\\) would run.*"))
        .contains("No test was seen to touch these; classes of tests that are new will run:")
        .contains("  doc/notes.md", "  " + source("Broken"))
        .noneMatch(line -> line.contains("compil"));
  }

  @Test
  void oneQuestionAtATime() throws IOException {
    assertThat(project.run("explain")).isFalse();
    assertThat(project.run("explain", "-Dclass=Body", "-Dchange")).isFalse();
    assertThat(project.run("explain", "-Dfile=/etc/passwd")).isFalse();
    assertThat(project.run("explain", "-Dclass=Bodi")).isTrue();
    assertThat(project.said())
        .anyMatch(
            line ->
                line.matches(
                    "No test depends on Bodi: 0 of \\d+ tests, and none was seen to touch anything"
                        + " of that name"));
  }
}
