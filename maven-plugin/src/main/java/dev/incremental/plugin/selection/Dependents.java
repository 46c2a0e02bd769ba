package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which of the known tests an edit of something would affect, by what is recorded of them. */
public final class Dependents {
  private Dependents() {}

  /**
   * A decision for each known test, selected where it depends on what is edited.
   *
   * @param edited what is edited; all else counts as it was
   */
  public static List<TestDecision> of(Snapshot snapshot, Predicate<Dependency> edited) {
    Causes causes = Causes.ofEdit(snapshot, edited);
    List<TestDecision> decisions = new ArrayList<>(snapshot.tests().size());
    for (TestRecord record : snapshot.newest()) {
      Optional<Cause> cause = causes.of(record);
      Reason reason =
          cause.isPresent()
              ? new Reason.Affected(record.id(), cause.get())
              : new Reason.Unaffected(record.at());
      decisions.add(new TestDecision(record.id(), cause.isPresent(), reason, record.millis()));
    }
    return List.copyOf(decisions);
  }
}
