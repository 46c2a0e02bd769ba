package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says why a test was selected or left out when tests were last selected, with every step from the
 * change to the test, and when it ran last. After a run of everything that was audited, also what
 * would have been decided of it, and of a missed test what it was seen to depend on.
 *
 * <p>The other way round it says which tests depend on a class, a method or a file, or on what is
 * being changed. That is told from what is recorded: nothing is compiled, and nothing runs.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class ExplainMojo extends StoreGoal {
  /**
   * The test in question: a class's simple or full name, optionally with {@code #method}. Without
   * it one of the other parameters asks.
   *
   * <p>Example: {@code -Dtest=InvoiceTest#total}
   *
   * @since 0.1.0
   */
  @Parameter(property = "test")
  private @Nullable String test;

  /**
   * The class on which tests may depend, by its simple or full name, nested classes included;
   * optionally with {@code #method}. Without it one of the other parameters asks.
   *
   * <p>Example: {@code -Dclass=Invoice#total}
   *
   * @since 0.1.0
   */
  @Parameter(property = "class")
  private @Nullable String className;

  /**
   * The file on which tests may depend, source files too: a path from the module's directory or
   * from the repository's root. Without it one of the other parameters asks.
   *
   * <p>Example: {@code -Dfile=src/main/resources/mail/invoice.html}
   *
   * @since 0.1.0
   */
  @Parameter(property = "file")
  private @Nullable String file;

  /**
   * Whether to say which tests may be affected by what differs from the snapshot's commit. It is
   * judged by the names of the files alone, and so by whole classes: no more tests run, unless the
   * build itself or the environment changed, too.
   *
   * <p>Example: {@code -Dchange}
   *
   * @since 0.1.0
   */
  @Parameter(property = "change", defaultValue = "false")
  private boolean change;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Override
  void run() throws UserProblem, IOException {
    if (Stream.of(test, className, file).filter(ExplainMojo::isGiven).count() + (change ? 1 : 0)
        != 1) {
      throw new UserProblem(
          "One question at a time can be answered",
          "parameters test, class, file and change",
          "give one of them, for instance -Dtest=InvoiceTest#total or -Dclass=Invoice");
    }
    boolean hasTests = !project().getPackaging().equals("pom");
    boolean alone = session().getProjects().size() == 1; // or some other module may have it
    List<String> selected = hasTests && isGiven(test) ? ofLastSelection(alone) : List.of();
    List<String> recorded = hasTests ? fromRecords() : List.of();
    boolean isUnknown = isGiven(test) && selected.isEmpty() && (alone || recorded.isEmpty());
    if (isUnknown && Unanswered.isByAll(session())) {
      getLog().info(test + " was not known when tests were last selected: its tests run");
    }
    selected.forEach(getLog()::info);
    recorded.forEach(getLog()::info);
  }

  private List<String> ofLastSelection(boolean alone) throws UserProblem, IOException {
    RunFiles files = new RunFiles(buildDirectory.toPath().resolve("incremental"));
    return new SelectionFiles(files)
        .explain(WantedTests.of(Objects.requireNonNull(test).strip()), alone);
  }

  private List<String> fromRecords() throws UserProblem {
    Reading<Memory> opened = Memory.open(root(), directory(), moduleKey(), sharing());
    if (opened.problem().isPresent()) {
      return List.of("Nothing is remembered: " + opened.problem().get());
    }
    try (Memory memory = opened.asOptional().orElseThrow()) {
      ExplainRun run =
          new ExplainRun(
              memory,
              project().getBasedir().toPath(),
              new BaselineChoice(revision(), false),
              Instant.now());
      if (isGiven(test)) {
        return run.lastRuns(WantedTests.of(Objects.requireNonNull(test).strip()));
      }
      if (isGiven(className)) {
        return run.onCode(Objects.requireNonNull(className).strip());
      }
      return isGiven(file) ? run.onFile(Objects.requireNonNull(file).strip()) : run.onChange();
    }
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
