package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.report.AuditEntry;
import dev.incremental.plugin.report.AuditExplanation;
import dev.incremental.plugin.report.AuditHistory;
import dev.incremental.plugin.report.AuditJson;
import dev.incremental.plugin.report.AuditTranscript;
import dev.incremental.plugin.selection.Audit;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.snapshot.Run;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.store.Journal;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says, once everything ran, what selecting would have been worth, and remembers it.
 *
 * <p>Whatever goes wrong here, the run is what it was without.
 */
final class AuditRun {
  private final Module module;
  private final Plan plan;
  private final Instant now;

  AuditRun(Module module, Plan plan, Instant now) {
    this.module = module;
    this.plan = plan;
    this.now = now;
  }

  /**
   * What was said in an earlier audit no longer explains anything once tests are selected again.
   */
  void forgetEarlier(Console console) {
    try {
      new SelectionFiles(module.files()).forgetAudits(module.recordableNames());
    } catch (IOException e) {
      console.warn("Explanations of an earlier audit cannot be removed: " + e);
    }
  }

  /** Audits the executions that ran as a whole, if there is a selection to judge. */
  void tell(RunResult result, Console console) {
    Optional<Selection> wouldBe = plan.audited();
    Optional<Snapshot> known = result.kept().known();
    Set<String> executions =
        result.runs().stream()
            .filter(run -> run.extent() == Run.Extent.WHOLE)
            .map(Run::execution)
            .collect(Collectors.toUnmodifiableSet());
    if (wouldBe.isEmpty() || known.isEmpty() || executions.isEmpty()) {
      return;
    }
    try {
      Audit audit = Audit.of(wouldBe.get(), executions, plan.known(), known.get());
      if (audit.total() > 0) {
        tell(audit, executions, console);
      }
    } catch (IOException | RuntimeException e) {
      console.warn("The audit of this run failed, the run itself did not: " + e);
    }
  }

  private void tell(Audit audit, Set<String> executions, Console console) throws IOException {
    AuditTranscript transcript = new AuditTranscript(audit, plan.sources(), module.place());
    console.info(transcript.headline());
    transcript.misses().forEach(console::warn);
    Plan.Ground ground = plan.ground().orElseThrow();
    Journal journal = new Journal(ground.memory().directory(), module.key());
    Journal.Content content = journal.add(AuditJson.line(entry(ground, executions, audit)));
    content.problem().ifPresent(problem -> console.warn("The history of audits: " + problem));
    console.info(new AuditHistory(content.lines()).sentence());
    new SelectionFiles(module.files()).write(new AuditExplanation(audit, plan.known()), executions);
  }

  private AuditEntry entry(Plan.Ground ground, Set<String> executions, Audit audit) {
    return AuditEntry.of(
        new AuditEntry.Occasion(
            now,
            module.key(),
            ground.head().orElse(null),
            ground.dirty(),
            plan.baseline().map(Baseline::commit).orElse(null)),
        executions,
        audit);
  }
}
