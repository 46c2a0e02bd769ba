package dev.incremental.it.bench;

import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.ProjectPom;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long {@code incremental:explain} takes to answer among 10,000 tests, beyond a goal
 * of the same plugin that answers nothing: Maven's start is in both.
 *
 * <p>The project has no sources but one, since nothing is compiled for an answer; what is asked is
 * the snapshot of the generated project, and a selection made from it.
 */
final class ExplainBench {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String ARTIFACT = "explained";
  private static final String CLASS = "com.example.product.part0.Some7";
  private static final String FILE = "src/main/java/" + CLASS.replace('.', '/') + ".java";
  private static final String TEST = GeneratedProject.testClass(7);

  private final GeneratedProject project;
  private final Path tree;
  private final MavenClient maven;
  private final Report report;
  private final int rounds;

  /**
   * @param directory where the project is made that is asked about
   */
  ExplainBench(
      GeneratedProject project, Path directory, MavenClient maven, Report report, int rounds) {
    this.project = project;
    this.tree = directory.resolve(ARTIFACT);
    this.maven = maven;
    this.report = report;
    this.rounds = rounds;
  }

  /** What Maven is called with, and what its answer holds. */
  private enum Question {
    NONE("help", "This plugin has", ""),
    TEST_CLASS("explain", TEST + "#", "-Dtest=" + TEST),
    METHOD("explain", " depend on " + CLASS + "#total", "-Dclass=" + CLASS + "#total"),
    CLASS_NAME("explain", " depend on " + CLASS, "-Dclass=" + CLASS),
    FILE_NAME("explain", " depend on " + FILE, "-Dfile=" + FILE),
    CHANGE("explain", "would run", "-Dchange");

    private final String goal;
    private final String answer;
    private final String argument;

    Question(String goal, String answer, String argument) {
      this.goal = goal;
      this.answer = answer;
      this.argument = argument;
    }

    String title() {
      return argument.replaceFirst("=.*", "") + (this == METHOD ? " of a method" : "");
    }
  }

  void run() throws IOException {
    prepare();
    Interleaving<Question, Double> results =
        Interleaving.of(List.of(Question.values()), rounds, this::ask);
    for (Question each : Question.values()) {
      if (each != Question.NONE) {
        MedianInterval beyond = results.perRound(round -> round.of(each) - round.of(Question.NONE));
        figure("explain " + each.title() + ", beyond Maven's start", beyond, "≤ 1");
      }
    }
    figure("Maven's start: incremental:help", results.values(Question.NONE, each -> each), "");
  }

  private void figure(String what, MedianInterval value, String goal) throws IOException {
    report.add(new Figure(GeneratedProject.CLASSES + " tests", what, "s", value, goal));
  }

  private double ask(Question question, int round) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("incremental:" + question.goal));
    if (!question.argument.isEmpty()) {
      arguments.add(question.argument);
    }
    CommandResult result = maven.run(tree, LIMIT, arguments.toArray(String[]::new)).orThrow();
    if (!result.output().contains(question.answer)) {
      throw new IllegalStateException("This is no answer:\n" + result.output());
    }
    double seconds = result.duration().toMillis() / 1000.0;
    report.run("explain", question, round, seconds);
    return seconds;
  }

  /** A project whose commit has the snapshot, with a selection and an edit since. */
  private void prepare() throws IOException {
    new FileTree(tree).delete();
    Path source = tree.resolve(FILE);
    Files.createDirectories(source.getParent());
    Files.createDirectories(tree.resolve(".mvn"));
    Files.writeString(source, "// what it is like does not matter\n");
    Files.writeString(tree.resolve(".gitignore"), "target/\n");
    Files.writeString(tree.resolve("pom.xml"), new ProjectPom(ARTIFACT).text());
    Git git = Git.init(tree);
    git.commitAll("Explained", Instant.parse("2026-01-01T12:00:00Z"));

    fork("write");
    fork("explain", tree.resolve("target/incremental").toString());
    Writing written =
        new DirectoryStore(DirectoryStore.inside(tree.resolve(".git")))
            .write(git.head(), ModuleKey.of("it", ARTIFACT), SelectionMain.written(project));
    if (!(written instanceof Writing.Kept)) {
      throw new IllegalStateException("The snapshot was not kept: " + written);
    }
    Files.writeString(source, "// edited\n");
  }

  private void fork(String... what) {
    List<String> arguments = new ArrayList<>(List.of(project.directory().toString()));
    arguments.addAll(List.of(what));
    FreshJvm.ofThisBuild(List.of()).run(SelectionMain.class, arguments);
  }
}
