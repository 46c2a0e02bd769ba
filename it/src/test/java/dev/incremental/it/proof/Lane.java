package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges edits one after the other in work trees of its own.
 *
 * @param ours null when only the truth is wanted
 */
record Lane(Truth truth, @Nullable Ours ours, int total, String commit) {

  /**
   * The edit's row: truth from an earlier row or a full run, then ours when tests kill it.
   *
   * @param earlier the row that the ledger already holds
   */
  LedgerRow judge(EditKey key, Edit edit, @Nullable LedgerRow earlier) throws IOException {
    LedgerRow judged = earlier != null ? earlier.withoutTime() : judgeTruth(key, edit);
    boolean killed = judged.verdict() == Verdict.KILLED || judged.verdict().killed();
    return ours == null || !killed ? judged : judgeOurs(judged, ours);
  }

  private LedgerRow judgeTruth(EditKey key, Edit edit) throws IOException {
    Truth.Judgement j = truth.judge(edit);
    return new LedgerRow(
        key, edit, j.verdict(), j.killing(), Set.of(), -1, total, j.millis(), 0, "-");
  }

  private LedgerRow judgeOurs(LedgerRow row, Ours runner) throws IOException {
    Project.Build build = runner.run(row.key(), row.edit());
    Set<String> missed = new TreeSet<>();
    row.killing().stream().filter(t -> !build.reports().executed(t)).forEach(missed::add);
    return new LedgerRow(
        row.key(),
        row.edit(),
        verdict(build, missed),
        row.killing(),
        missed,
        build.reports().ran().size(),
        row.total(),
        row.fullMillis(),
        build.result().duration().toMillis(),
        commit);
  }

  private static Verdict verdict(Project.Build build, Set<String> missed) {
    if (missed.isEmpty()) {
      return Verdict.COVERED;
    }
    boolean nothingSaid = !build.result().succeeded() && build.reports().ran().isEmpty();
    return nothingSaid ? Verdict.BROKEN : Verdict.MISSED;
  }
}
