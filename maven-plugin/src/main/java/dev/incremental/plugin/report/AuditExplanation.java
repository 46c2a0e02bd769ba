package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Audit;
import dev.incremental.plugin.selection.OutcomeChange;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says of each test of a full run why it would have run or been left out, and of a missed one what
 * it was seen to depend on, which what it really depends on is not among.
 */
public final class AuditExplanation {
  private final Audit audit;
  private final Snapshot before;
  private final Map<TestId, OutcomeChange> changes;

  /**
   * Creates the text.
   *
   * @param before what was known before the run
   */
  public AuditExplanation(Audit audit, Snapshot before) {
    this.audit = audit;
    this.before = before;
    this.changes =
        audit.changed().stream()
            .collect(Collectors.toMap(OutcomeChange::test, Function.identity()));
  }

  /** The lines about an execution's tests, without a line's end. */
  public List<String> lines(String execution) {
    List<String> lines = new ArrayList<>();
    audit.wouldBe().tests().stream()
        .filter(each -> each.test().execution().equals(execution))
        .forEach(each -> addTo(lines, each));
    return List.copyOf(lines);
  }

  private void addTo(List<String> lines, TestDecision decision) {
    lines.addAll(
        Explanation.of(
            decision, decision.selected() ? "would have run" : "would have been left out"));
    OutcomeChange change = changes.get(decision.test());
    if (change == null) {
      return;
    }
    lines.add("  it " + change.sentence());
    if (!decision.selected()) {
      lines.add("  changed: " + ChangeSummary.of(audit.wouldBe().changes()));
      lines.add(
          "  seen to depend on: "
              + ChangeSummary.ofAll(new RecordedDependencies(before).of(decision.test())));
    }
  }
}
