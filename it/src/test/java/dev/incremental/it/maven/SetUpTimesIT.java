package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reactor in which each module has tests of another engine that share a base class, run in two
 * JVMs: whose set-up times are told, and which set-up is said to be worth doing once.
 */
class SetUpTimesIT {
  /** How long the base class of the first module sets up for each test, in milliseconds. */
  private static final int LONG = 1500;

  private static final int SHORT = 20;

  private static final String PAUSE =
      """
      package a;
      class Pause {
        static void of(long millis) {
          try { Thread.sleep(millis); } catch (InterruptedException e) { throw new AssertionError(e); }
        }
      }
      """;

  private static final String JUPITER_BASE =
      """
      package a;
      import org.junit.jupiter.api.*;
      abstract class Base {
        @BeforeAll static void once() { Pause.of(%d); }
        @BeforeEach void setUp() { Pause.of(%d); }
      }
      """;

  private static final String JUPITER_ONE =
      """
      package a;
      import org.junit.jupiter.api.*;
      class OneTest extends Base {
        @BeforeEach void own() { Pause.of(%d); }
        @Test void w() {} @Test void x() {} @Test void y() {} @Test void z() {}
        @Nested class Inner { @Test void deep() {} }
      }
      """;

  private static final String JUPITER_TWO =
      """
      package a;
      import org.junit.jupiter.api.*;
      class TwoTest extends Base { @Test void w() {} @Test void x() {} @Test void y() {} @Test void z() {} }
      """;

  private static final String JUNIT4_BASE =
      """
      package a;
      import org.junit.*;
      public abstract class Base {
        @BeforeClass public static void once() { Pause.of(%d); }
        @Before public void setUp() { Pause.of(%d); }
      }
      """;

  private static final String JUNIT4_ONE =
      """
      package a;
      import org.junit.*;
      public class OneTest extends Base {
        @Override @Before public void setUp() { super.setUp(); Pause.of(%d); }
        @Test public void x() {} @Test public void y() {}
      }
      """;

  private static final String JUNIT4_TWO =
      "package a; public class TwoTest extends Base { @org.junit.Test public void x() {} }";

  private static final String JUNIT3 =
      """
      package a;
      public class OldTest extends junit.framework.TestCase {
        @Override protected void setUp() { Pause.of(%d); new Machine().setUp(); }
        public void testX() {}
        private static class Machine extends Thread { void setUp() { Pause.of(%d); } }
      }
      """;

  private static final String TESTNG_BASE =
      """
      package a;
      import org.testng.annotations.*;
      public abstract class Base {
        @BeforeClass public void once() { Pause.of(%d); }
        @BeforeMethod public void setUp() { Pause.of(%d); }
      }
      """;

  private static final String TESTNG_ONE =
      """
      package a;
      import org.testng.annotations.*;
      public class OneTest extends Base { @Test public void x() {} @Test public void y() {} }
      """;

  private static final String TESTNG_TWO =
      "package a; public class TwoTest extends Base { @org.testng.annotations.Test public void x() {} }";

  private static Reactor recorded;

  @TempDir Path parent;

  private Reactor reactor;
  private Path root;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = threeEngines(directory.resolve("engines"));
    assertThat(recorded.mvn("incremental:snapshot", "-DforkCount=2")).isTrue();
  }

  @BeforeEach
  void copy() throws IOException {
    reactor = recorded.copiedTo(parent);
    root = parent.resolve("engines");
  }

  @Test
  void timesCountForWhoDeclaresAMethodAndForWhoseTestsItRuns() throws IOException {
    List<String> said = recorded.said();
    assertThat(said).filteredOn(line -> line.startsWith("Set-up took ")).hasSize(1);
    int headline =
        said.indexOf(said.stream().filter(each -> each.startsWith("Set-up took ")).findAny().get());
    assertThat(said.get(headline))
        .endsWith("Done once, this would spare most (mvn incremental:report has all):");
    assertThat(said.get(headline + 1)).matches(" *a\\.Base#setUp  1\\d s in 3 classes, 9 runs");

    assertThat(reactor.mvn("incremental:report")).isTrue();
    String jupiter = data("core");
    assertThat(method(jupiter, "a.Base#setUp", 3, 9)).isGreaterThanOrEqualTo(9 * LONG);
    assertThat(method(jupiter, "a.Base#once", 2, 2)).isGreaterThanOrEqualTo(2 * SHORT);
    assertThat(method(jupiter, "a.OneTest#own", 2, 5)).isGreaterThanOrEqualTo(5 * SHORT);
    assertThat(parts(jupiter, "a.OneTest$Inner")).containsExactly("a.Base#setUp", "a.OneTest#own");
    assertThat(parts(jupiter, "a.TwoTest")).containsExactly("a.Base#setUp", "a.Base#once");
    assertThat(page("core")).contains("Set-up times", "Spared if done once");

    String junit4 = data("service");
    assertThat(method(junit4, "a.Base#setUp", 2, 3)).isGreaterThanOrEqualTo(3 * SHORT);
    assertThat(method(junit4, "a.Base#once", 2, 2)).isGreaterThanOrEqualTo(2 * SHORT);
    assertThat(method(junit4, "a.OneTest#setUp", 1, 2)).isGreaterThanOrEqualTo(2 * SHORT);
    assertThat(parts(junit4, "a.OldTest")).containsExactly("a.OldTest#setUp");

    String testNg = data("web");
    assertThat(method(testNg, "a.Base#setUp", 2, 3)).isGreaterThanOrEqualTo(3 * SHORT);
    assertThat(method(testNg, "a.Base#once", 2, 2)).isGreaterThanOrEqualTo(2 * SHORT);
    assertThat(parts(testNg, "a.TwoTest")).containsExactlyInAnyOrder("a.Base#setUp", "a.Base#once");
  }

  @Test
  void aRunOfSomeTestsKeepsWhatIsKnownOfTheOthers() throws IOException {
    reactor.replace("service/src/test/java/a/TwoTest.java", "x() {}", "x() { Pause.of(1); }");
    assertThat(reactor.mvn("incremental:test")).isTrue();
    assertThat(reactor.ran()).containsOnlyKeys("service");
    assertThat(reactor.said()).noneMatch(line -> line.startsWith("Set-up took"));

    assertThat(reactor.mvn("incremental:report")).isTrue();
    assertThat(method(data("service"), "a.Base#setUp", 2, 3)).isGreaterThanOrEqualTo(3 * SHORT);
    assertThat(method(data("core"), "a.Base#setUp", 3, 9)).isGreaterThanOrEqualTo(9 * LONG);
  }

  /**
   * How long a method took according to a report, which must say so of so many classes and runs.
   */
  private static long method(String json, String name, int classes, int runs) {
    Matcher matcher =
        Pattern.compile(
                "\\{\"method\":\""
                    + Pattern.quote(name)
                    + "\",\"millis\":(\\d+),\"sparedMillis\":\\d+,\"classes\":"
                    + classes
                    + ",\"runs\":"
                    + runs
                    + "}")
            .matcher(json);
    assertThat(matcher.find())
        .as("%s in %d classes, %d runs: %s", name, classes, runs, json)
        .isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** What takes time in a class, the longest first. */
  private static List<String> parts(String json, String className) {
    int start = json.indexOf("\"class\":\"" + className + "\",\"millis\":", json.indexOf("setUps"));
    assertThat(start).as(json).isPositive();
    return Pattern.compile("\"method\":\"([^\"]+)\"")
        .matcher(json.substring(start, json.indexOf(']', start)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private String data(String module) throws IOException {
    return Files.readString(root.resolve(module + "/target/incremental/report.json"));
  }

  private String page(String module) throws IOException {
    return Files.readString(root.resolve(module + "/target/incremental/report.html"));
  }

  private static Reactor threeEngines(Path root) throws IOException {
    write(root.resolve("pom.xml"), parentPom());
    module(root, "core", "org.junit.jupiter:junit-jupiter:6.1.3");
    test(root, "core", "Base", JUPITER_BASE.formatted(SHORT, LONG));
    test(root, "core", "OneTest", JUPITER_ONE.formatted(SHORT));
    test(root, "core", "TwoTest", JUPITER_TWO);
    module(root, "service", "junit:junit:4.13.2");
    test(root, "service", "Base", JUNIT4_BASE.formatted(SHORT, SHORT));
    test(root, "service", "OneTest", JUNIT4_ONE.formatted(SHORT));
    test(root, "service", "TwoTest", JUNIT4_TWO);
    test(root, "service", "OldTest", JUNIT3.formatted(SHORT, SHORT));
    module(root, "web", "org.testng:testng:7.11.0");
    test(root, "web", "Base", TESTNG_BASE.formatted(SHORT, SHORT));
    test(root, "web", "OneTest", TESTNG_ONE);
    test(root, "web", "TwoTest", TESTNG_TWO);
    return Reactor.committed(root);
  }

  private static String parentPom() {
    return new ProjectPom("engines")
        .text()
        .replace("<groupId>it</groupId>", "<groupId>engines</groupId>")
        .replace(
            "<properties>",
            "<packaging>pom</packaging><modules><module>core</module><module>service</module>"
                + "<module>web</module></modules><properties>");
  }

  private static void module(Path root, String name, String engine) throws IOException {
    String[] parts = engine.split(":");
    write(
        root.resolve(name + "/pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion>
          <parent><groupId>engines</groupId><artifactId>engines</artifactId><version>1</version></parent>
          <artifactId>%s</artifactId>
          <dependencies><dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency></dependencies>
        </project>
        """
            .formatted(name, parts[0], parts[1], parts[2]));
    test(root, name, "Pause", PAUSE);
  }

  private static void test(Path root, String module, String name, String source)
      throws IOException {
    write(root.resolve(module + "/src/test/java/a/" + name + ".java"), source);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
