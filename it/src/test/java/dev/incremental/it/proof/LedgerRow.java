package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One edit with its truth and with what ours did.
 *
 * @param killing tests that fail with the edit and pass without it
 * @param missed killing tests that ours did not execute
 * @param executed how many tests ours executed, -1 before it ran
 * @param total how many tests a full run executes
 * @param fullMillis wall-clock time of the clean full build, 0 when it ran in an earlier proof
 * @param oursMillis wall-clock time of the build with {@code incremental:test}
 * @param commit the commit of ours, {@code -} before it ran
 */
public record LedgerRow(
    EditKey key,
    Edit edit,
    Verdict verdict,
    Set<String> killing,
    Set<String> missed,
    int executed,
    int total,
    long fullMillis,
    long oursMillis,
    String commit) {

  /** How rows are written down. */
  public static final RowFormat<LedgerRow> FORMAT = new Format();

  /** This row, its truth to be used again but not its time. */
  LedgerRow withoutTime() {
    return new LedgerRow(
        key, edit, verdict, killing, missed, executed, total, 0, oursMillis, commit);
  }

  private static final class Format implements RowFormat<LedgerRow> {

    @Override
    public String header() {
      return "library\tversion\tseed\tindex\tverdict\tkilling\tmissed\texecuted\ttotal\tfullMillis"
          + "\toursMillis\tcommit\toperator\tfile\tline\tmethod\toffset\tbefore\tafter"
          + "\tkillingTests\tmissedTests";
    }

    @Override
    public EditKey key(LedgerRow row) {
      return row.key;
    }

    @Override
    public String line(LedgerRow row) {
      List<String> fields = new ArrayList<>(LedgerFields.of(row.key));
      fields.add(row.verdict.name());
      fields.add(Integer.toString(row.killing.size()));
      fields.add(Integer.toString(row.missed.size()));
      fields.add(Integer.toString(row.executed));
      fields.add(Integer.toString(row.total));
      fields.add(Long.toString(row.fullMillis));
      fields.add(Long.toString(row.oursMillis));
      fields.add(row.commit);
      fields.addAll(LedgerFields.of(row.edit));
      fields.add(LedgerFields.words(row.killing));
      fields.add(LedgerFields.words(row.missed));
      return String.join("\t", fields);
    }

    @Override
    public LedgerRow parse(String line) {
      List<String> f = Arrays.asList(line.split("\t", -1));
      return new LedgerRow(
          LedgerFields.key(f.subList(0, 4)),
          LedgerFields.edit(f.subList(12, 19)),
          Verdict.valueOf(f.get(4)),
          LedgerFields.words(f.get(19)),
          LedgerFields.words(f.get(20)),
          Integer.parseInt(f.get(7)),
          Integer.parseInt(f.get(8)),
          Long.parseLong(f.get(9)),
          Long.parseLong(f.get(10)),
          f.get(11));
    }
  }
}
