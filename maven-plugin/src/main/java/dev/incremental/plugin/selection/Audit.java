package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a selection was worth, as the outcomes tell after everything ran in spite of it.
 *
 * <p>Only tests that were known before count: a new one is always selected, so that there is
 * nothing to catch or to miss.
 *
 * @param wouldBe what would have run, of the tests that there are
 * @param changed the tests that were red before or are now, and not both
 */
public record Audit(Selection wouldBe, List<OutcomeChange> changed) {

  /**
   * Compares.
   *
   * @param executions those that ran as a whole; of others nothing is said
   * @param before what was known before the run
   * @param now what is known after it
   */
  public static Audit of(
      Selection wouldBe, Collection<String> executions, Snapshot before, Snapshot now) {
    List<TestDecision> tests =
        wouldBe.tests().stream()
            .filter(each -> executions.contains(each.test().execution()))
            .filter(each -> now.tests().containsKey(each.test()))
            .toList();
    Set<TestId> known =
        tests.stream().map(TestDecision::test).collect(Collectors.toUnmodifiableSet());
    List<OutcomeChange> changed =
        Outcomes.changes(before, now).stream().filter(each -> known.contains(each.test())).toList();
    return new Audit(wouldBe.of(tests), changed);
  }

  /** How many tests there are. */
  public int total() {
    return wouldBe.tests().size();
  }

  /** How many of them would have run. */
  public int selected() {
    return wouldBe.selected().size();
  }

  /** Whether nothing would have been left out, so that nothing could be missed either. */
  public boolean isEverything() {
    return selected() == total();
  }

  /** The changes that the selection would have brought to light. */
  public int caught() {
    return changed.size() - missed().size();
  }

  /** The changes that nobody would have noticed. */
  public List<OutcomeChange> missed() {
    Set<TestId> leftOut =
        wouldBe.leftOut().stream().map(TestDecision::test).collect(Collectors.toUnmodifiableSet());
    return changed.stream().filter(each -> leftOut.contains(each.test())).toList();
  }
}
