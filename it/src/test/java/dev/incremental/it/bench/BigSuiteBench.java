package dev.incremental.it.bench;

import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.ProjectPom;
import dev.incremental.it.maven.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Measures the fork that runs one affected test class, among ten thousand and alone: classes that
 * are known and not affected must not even be loaded.
 */
final class BigSuiteBench {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int CLASSES_A_PACKAGE = 100;
  private static final String EDITED = "src/main/java/big/Edited.java";

  private final Path directory;
  private final MavenClient maven;
  private final Report report;
  private final int rounds;

  BigSuiteBench(Path directory, MavenClient maven, Report report, int rounds) {
    this.directory = directory;
    this.maven = maven;
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws IOException {
    List<Suite> suites = List.of(recorded("alone", 0), recorded("among 10000", 9_999));
    Interleaving<Suite, Double> forks =
        Interleaving.of(
            suites,
            rounds,
            (suite, round) -> {
              double seconds = oneEdit(suite, round);
              report.run("one affected class", suite.title(), round, seconds, 0, 1);
              return seconds;
            });
    for (Suite suite : suites) {
      figure("test JVM, " + suite.title(), "s", forks.values(suite, each -> each), "");
    }
    figure(
        "test JVM, among 10000 ÷ alone",
        "×",
        forks.ratio(suites.get(1), suites.get(0), each -> each),
        "≤ 1.5");
  }

  private void figure(String what, String unit, MedianInterval value, String goal)
      throws IOException {
    report.add(new Figure("one affected test class", what, unit, value, goal));
  }

  /** A project that is recorded, with the clock of its forks. */
  private record Suite(String title, Path tree, ForkClock clock) {}

  /** Records a project with so many test classes beside the one. */
  private Suite recorded(String title, int others) throws IOException {
    Path tree = directory.resolve("suite-" + others);
    new FileTree(tree).delete();
    write(tree, others);
    Git.init(tree).commitAll(title, Instant.parse("2026-01-01T12:00:00Z"));
    Suite suite = new Suite(title, tree, new ForkClock(directory.resolve("forks-" + others)));
    suite.clock().reset();
    maven(suite, "incremental:snapshot").orThrow();
    return suite;
  }

  private double oneEdit(Suite suite, int round) throws IOException {
    Files.writeString(suite.tree().resolve(EDITED), edited(round + 1));
    new FileTree(suite.tree().resolve("target/surefire-reports")).delete();
    suite.clock().reset();
    CommandResult result = maven(suite, "incremental:test").orThrow();
    int executed = TestReports.in(suite.tree().resolve("target/surefire-reports")).ran().size();
    if (executed != 1) {
      throw new IllegalStateException(executed + " tests were executed\n" + result.output());
    }
    return suite.clock().seconds().orElseThrow();
  }

  /** Without the compiler's own idea of what depends on what, which compiles everything again. */
  private CommandResult maven(Suite suite, String goal) {
    return maven.run(
        suite.tree(),
        LIMIT,
        goal,
        "-Dmaven.compiler.useIncrementalCompilation=false",
        "-DargLine=" + suite.clock().argument());
  }

  private static void write(Path tree, int others) throws IOException {
    Files.createDirectories(tree.resolve(".mvn"));
    Files.writeString(tree.resolve(".gitignore"), "target/\n");
    ProjectPom pom =
        new ProjectPom("big")
            .dependency(ProjectPom.JUPITER)
            .surefire(PluginVersions.ofThisBuild().surefire());
    Files.writeString(tree.resolve("pom.xml"), pom.text());
    write(tree.resolve(EDITED), edited(0));
    write(
        tree.resolve("src/test/java/big/EditedTest.java"),
        testClass("big", "EditedTest", "if (Edited.value() < 0) { throw new AssertionError(); }"));
    for (int i = 0; i < others; i++) {
      String name = "p" + i / CLASSES_A_PACKAGE;
      write(
          tree.resolve("src/test/java/big/" + name + "/Some" + i + "Test.java"),
          testClass("big." + name, "Some" + i + "Test", ""));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String edited(int value) {
    return "package big;\n\nclass Edited {\n  static int value() { return " + value + "; }\n}\n";
  }

  private static String testClass(String packageName, String name, String body) {
    return "package "
        + packageName
        + ";\n\nclass "
        + name
        + " {\n  @org.junit.jupiter.api.Test\n  void test() { "
        + body
        + " }\n}\n";
  }
}
