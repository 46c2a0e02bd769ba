package dev.incremental.it.matrix;

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
import java.util.Set;
import java.util.TreeSet;

/** Two classes, a test class for each, and one for both; the edit is in {@code a.Left}. */
final class MatrixProject {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SOURCE = "src/main/java/a/Left.java";
  private static final Set<String> AFFECTED = Set.of("a.LeftTest#left", "a.BothTest#left");
  private static final Set<String> AFFECTED_CLASSES =
      Set.of("a.LeftTest#left", "a.BothTest#left", "a.BothTest#right");
  private static final Set<String> ALL =
      Set.of("a.LeftTest#left", "a.RightTest#right", "a.BothTest#left", "a.BothTest#right");

  private final Cell cell;
  private final Path directory;
  private final MavenClient maven;

  /**
   * A project not yet written.
   *
   * @param maven of the cell, with its JDK
   */
  MatrixProject(Cell cell, Path directory, MavenClient maven) {
    this.cell = cell;
    this.directory = directory;
    this.maven = maven;
  }

  /** Records, edits, selects, and judges what ran. */
  Verdict judge() throws IOException {
    write();
    CommandResult recorded = run("incremental:snapshot");
    if (!recorded.succeeded() || !executed().equals(ALL)) {
      return withoutUs(recorded);
    }
    edit();
    CommandResult selected = run("incremental:test");
    Set<String> executed = executed();
    if (executed.equals(ALL)) {
      return everything(selected);
    }
    if (!selected.succeeded()) {
      return new Verdict(Verdict.Kind.BROKEN, selected.output());
    }
    if (executed.equals(AFFECTED)) {
      return new Verdict(Verdict.Kind.WORKS, "");
    }
    return executed.equals(AFFECTED_CLASSES)
        ? new Verdict(Verdict.Kind.WORKS_BY_CLASS, "")
        : new Verdict(Verdict.Kind.BROKEN, executed + " ran\n" + selected.output());
  }

  private Verdict withoutUs(CommandResult recorded) throws IOException {
    CommandResult plain = run("test");
    return plain.succeeded() && executed().equals(ALL)
        ? new Verdict(Verdict.Kind.BROKEN, recorded.output())
        : new Verdict(Verdict.Kind.NOT_WITHOUT_US, "");
  }

  /** Running everything is right where one line of ours says why. */
  private static Verdict everything(CommandResult selected) {
    return selected
        .output()
        .lines()
        .filter(line -> line.matches("\\[(INFO|WARNING)\\] .*(Running all|[Ee]verything runs).*"))
        .findFirst()
        .map(
            line -> new Verdict(Verdict.Kind.RUNS_EVERYTHING, line.replaceFirst("\\[\\w+\\] ", "")))
        .orElseGet(() -> new Verdict(Verdict.Kind.BROKEN, "no reason\n" + selected.output()));
  }

  private CommandResult run(String goal) throws IOException {
    new FileTree(directory.resolve("target/surefire-reports")).delete();
    return maven.run(directory, LIMIT, goal);
  }

  private Set<String> executed() throws IOException {
    return new TreeSet<>(TestReports.in(directory.resolve("target/surefire-reports")).ran());
  }

  private void edit() throws IOException {
    Path source = directory.resolve(SOURCE);
    Files.writeString(source, Files.readString(source).replace("return 1;", "return Math.abs(1);"));
  }

  private void write() throws IOException {
    new FileTree(directory).delete();
    write(
        "pom.xml",
        new ProjectPom("matrix")
            .dependency(cell.engine().artifact())
            .surefire(cell.surefire())
            .text());
    write(".gitignore", "target/\n");
    write(".mvn/maven.config", "");
    write(SOURCE, "package a;\n\nclass Left {\n  int left() { return 1; }\n}\n");
    write(
        "src/main/java/a/Right.java",
        "package a;\n\nclass Right {\n  int right() { return 2; }\n}\n");
    String left = test("left", "Left", 1);
    String right = test("right", "Right", 2);
    write("src/test/java/a/LeftTest.java", testClass("LeftTest", left));
    write("src/test/java/a/RightTest.java", testClass("RightTest", right));
    write("src/test/java/a/BothTest.java", testClass("BothTest", left + right));
    Git.init(directory).commitAll("Both", Instant.parse("2026-01-01T12:00:00Z"));
  }

  private String testClass(String name, String tests) {
    return "package a;\n\npublic class " + name + " {\n" + tests + "}\n";
  }

  private String test(String method, String type, int value) {
    return """
          @%s
          public void %s() {
            if (new %s().%s() != %d) {
              throw new AssertionError();
            }
          }
        """
        .formatted(cell.engine().annotation(), method, type, method, value);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
