package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.report.AuditExplanation;
import dev.incremental.plugin.report.Explanation;
import dev.incremental.plugin.report.IncludeList;
import dev.incremental.plugin.report.Report;
import dev.incremental.plugin.report.ReportedRun;
import dev.incremental.plugin.report.SelectionJson;
import dev.incremental.plugin.report.SelectionReader;
import dev.incremental.plugin.report.SummaryMarkdown;
import dev.incremental.plugin.selection.TestDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a selection down for other tools and for later questions.
 *
 * @param files where
 */
record SelectionFiles(RunFiles files) {
  private static final String STEP = "  ";

  /**
   * Writes a selection, and what it comes to. Of executions that were selected for earlier in the
   * same build what was written then stays.
   *
   * @param executions those that the selection is about
   */
  void write(Plan plan, String module, Collection<String> executions, RunOptions options)
      throws IOException {
    @Nullable Baseline baseline = plan.baseline().orElse(null);
    ReportedRun own = ReportedRun.of(plan.selection(), baseline, plan.sources());
    ReportedRun run =
        writtenAt().filter(options.began()::isBefore).isPresent()
            ? own.after(SelectionReader.read(Files.readString(files.selection())), executions)
            : own;
    new WholeFile(files.selection()).write(new SelectionJson(run).text());
    new WholeFile(files.summary())
        .write(SummaryMarkdown.of(Report.ofRun(module, run, options.now())));
    new WholeFile(files.includes()).write(IncludeList.of(plan.selection()));
    Map<String, List<String>> explanations = new TreeMap<>();
    for (TestDecision each : plan.selection().tests()) {
      explanations
          .computeIfAbsent(each.test().execution(), execution -> new ArrayList<>())
          .addAll(Explanation.of(each));
    }
    for (Map.Entry<String, List<String>> each : explanations.entrySet()) {
      new WholeFile(files.explanations(each.getKey())).write(each.getValue());
    }
  }

  /** When tests were last selected; empty where they never were. */
  Optional<Instant> writtenAt() throws IOException {
    return Files.exists(files.selection())
        ? Optional.of(Files.getLastModifiedTime(files.selection()).toInstant())
        : Optional.empty();
  }

  /**
   * What was last selected.
   *
   * @throws UserProblem if that cannot be read
   */
  ReportedRun read() throws UserProblem {
    try {
      return SelectionReader.read(Files.readString(files.selection()));
    } catch (IOException e) {
      throw new UserProblem(
          "What was last selected cannot be read: " + e.getMessage(),
          files.selection().toString(),
          "run incremental:select or incremental:test again",
          e);
    }
  }

  /** Removes what was said in an audit. */
  void forgetAudits(Collection<String> executions) throws IOException {
    for (String execution : executions) {
      Files.deleteIfExists(files.audit(execution));
    }
  }

  /** Writes an audit down for later questions. */
  void write(AuditExplanation audit, Collection<String> executions) throws IOException {
    for (String execution : executions) {
      new WholeFile(files.audit(execution)).write(audit.lines(execution));
    }
  }

  /**
   * What was said of a test when the tests of its executions were last selected.
   *
   * @param alone whether the tests are in this module if they are anywhere
   * @throws UserProblem if nothing has been selected yet
   */
  List<String> explain(WantedTests wanted, boolean alone) throws IOException, UserProblem {
    List<Path> explanations = files.allExplanations();
    if (explanations.isEmpty() && alone && !Files.exists(files.selection())) {
      throw new UserProblem(
          "There is no selection to explain",
          files.directory().toString(),
          "run incremental:select or incremental:test first");
    }
    List<String> found = new ArrayList<>();
    for (Path file : explanations) {
      found.addAll(explain(wanted, Files.readAllLines(file)));
    }
    for (Path file : files.allAudits()) {
      found.addAll(explain(wanted, Files.readAllLines(file)));
    }
    return List.copyOf(found);
  }

  private static List<String> explain(WantedTests wanted, List<String> explanations) {
    boolean[] inside = new boolean[1];
    return explanations.stream()
        .filter(
            line -> {
              inside[0] = line.startsWith(STEP) ? inside[0] : isOf(wanted, line);
              return inside[0];
            })
        .toList();
  }

  private static boolean isOf(WantedTests wanted, String line) {
    int hash = line.indexOf('#');
    String className = hash < 0 ? line.substring(0, line.indexOf(' ')) : line.substring(0, hash);
    String method = hash < 0 ? "" : line.substring(hash + 1).split("[( ]", 2)[0];
    return wanted.include(className, method);
  }
}
