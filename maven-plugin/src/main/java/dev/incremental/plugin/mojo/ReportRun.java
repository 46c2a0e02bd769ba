package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.AuditHistory;
import dev.incremental.plugin.report.HotSpots;
import dev.incremental.plugin.report.Report;
import dev.incremental.plugin.report.ReportHtml;
import dev.incremental.plugin.report.ReportJson;
import dev.incremental.plugin.report.ReportedRun;
import dev.incremental.plugin.report.ReportedSeeds;
import dev.incremental.plugin.report.SeedFindings;
import dev.incremental.plugin.report.SetUpCosts;
import dev.incremental.plugin.report.SummaryMarkdown;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.store.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of a module's tests and writes it in each form that there is. */
final class ReportRun {
  private final RunFiles files;
  private final String module;
  private final BaselineChoice choice;
  private final Instant now;
  private final Console console;

  ReportRun(RunFiles files, String module, BaselineChoice choice, Instant now, Console console) {
    this.files = files;
    this.module = module;
    this.choice = choice;
    this.now = now;
    this.console = console;
  }

  /**
   * Writes the reports; where there is nothing to report, says so and removes earlier ones.
   *
   * @param memory what earlier runs left, if it can be read
   * @param problem why it cannot; empty where it can
   */
  void write(Optional<Memory> memory, String problem) throws UserProblem, IOException {
    Optional<History> history = memory.map(each -> History.load(each, choice, now));
    history.ifPresent(each -> each.notices().forEach(console::warn));
    Report report = report(memory, history);
    List<Path> written = List.of(files.reportPage(), files.reportData(), files.summary());
    if (report.isEmpty()) {
      for (Path each : written) {
        Files.deleteIfExists(each);
      }
      console.warn(
          "There is nothing to report of "
              + module
              + " ("
              + history.flatMap(History::missing).orElse(problem)
              + ", and nothing was selected): run incremental:snapshot or incremental:test first");
      return;
    }
    if (report.tests().isEmpty()) {
      console.warn(
          "Which tests there are is not known: "
              + history.flatMap(History::missing).orElse(problem));
    }
    new WholeFile(files.reportPage()).write(ReportHtml.of(report));
    new WholeFile(files.reportData()).write(ReportJson.of(report));
    new WholeFile(files.summary()).write(SummaryMarkdown.of(report));
    console.info("Report: " + files.reportPage());
  }

  private Report report(Optional<Memory> memory, Optional<History> history)
      throws UserProblem, IOException {
    SelectionFiles selections = new SelectionFiles(files);
    @Nullable Instant selectedAt = selections.writtenAt().orElse(null);
    @Nullable ReportedRun run = selectedAt == null ? null : selections.read();
    Snapshot snapshot = history.map(History::snapshot).orElseGet(() -> Snapshot.empty(now));
    return new Report(
        module,
        now,
        run,
        selectedAt,
        new AuditHistory(memory.map(this::audits).orElse(List.of())),
        snapshot.newest(),
        HotSpots.of(snapshot),
        SetUpCosts.of(snapshot),
        ReportedSeeds.of(seeds().orElse(null), snapshot));
  }

  private Optional<SeedFindings> seeds() {
    try {
      return SeedNotes.read(files);
    } catch (IOException e) {
      console.warn(
          "What builds found of seeds cannot be read ("
              + files.seeds()
              + "): "
              + e.getMessage()
              + "; mvn incremental:seed looks again");
      return Optional.empty();
    }
  }

  private List<String> audits(Memory memory) {
    Journal.Content content = new Journal(memory.directory(), memory.module()).read();
    content.problem().ifPresent(each -> console.warn("The history of audits: " + each));
    return content.lines();
  }
}
