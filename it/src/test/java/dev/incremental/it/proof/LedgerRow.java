package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

  static final String HEADER =
      "library\tversion\tseed\tindex\tverdict\tkilling\tmissed\texecuted\ttotal\tfullMillis"
          + "\toursMillis\tcommit\toperator\tfile\tline\tmethod\toffset\tbefore\tafter"
          + "\tkillingTests\tmissedTests";

  /** The row's line in the ledger. */
  String line() {
    return String.join(
        "\t",
        List.of(
            key.library(),
            key.version(),
            Long.toString(key.seed()),
            Integer.toString(key.index()),
            verdict.name(),
            Integer.toString(killing.size()),
            Integer.toString(missed.size()),
            Integer.toString(executed),
            Integer.toString(total),
            Long.toString(fullMillis),
            Long.toString(oursMillis),
            commit,
            edit.operator().name(),
            edit.file(),
            Integer.toString(edit.line()),
            edit.method(),
            Integer.toString(edit.offset()),
            escape(edit.before()),
            escape(edit.after()),
            String.join(" ", killing),
            String.join(" ", missed)));
  }

  /** This row, its truth to be used again but not its time. */
  LedgerRow withoutTime() {
    return new LedgerRow(
        key, edit, verdict, killing, missed, executed, total, 0, oursMillis, commit);
  }

  /** Reads a line that {@link #line()} wrote. */
  static LedgerRow parse(String line) {
    String[] f = line.split("\t", -1);
    Edit edit =
        new Edit(
            f[13],
            f[15],
            Integer.parseInt(f[14]),
            Operator.valueOf(f[12]),
            Integer.parseInt(f[16]),
            unescape(f[17]),
            unescape(f[18]));
    return new LedgerRow(
        new EditKey(f[0], f[1], Long.parseLong(f[2]), Integer.parseInt(f[3])),
        edit,
        Verdict.valueOf(f[4]),
        words(f[19]),
        words(f[20]),
        Integer.parseInt(f[7]),
        Integer.parseInt(f[8]),
        Long.parseLong(f[9]),
        Long.parseLong(f[10]),
        f[11]);
  }

  private static Set<String> words(String field) {
    return field.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(field.split(" ")));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        out.append(
            switch (text.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> '\\';
            });
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
