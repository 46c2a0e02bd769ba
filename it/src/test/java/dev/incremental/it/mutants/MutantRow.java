package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.proof.EditKey;
import dev.incremental.it.proof.LedgerFields;
import dev.incremental.it.proof.RowFormat;
import dev.incremental.it.proof.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One mutant with its truth and with what ours did.
 *
 * @param killing tests that fail with the mutant and pass without it
 * @param missed killing tests that ours did not execute
 * @param executed how many tests ours executed, -1 before it ran
 * @param total how many tests a full run executes
 * @param choices what each variant of the snapshot selects, by the variant's name
 * @param fullMillis wall-clock time of the full run
 * @param oursMillis wall-clock time of selecting and running what is selected
 * @param commit the commit of ours, {@code -} before it ran
 */
record MutantRow(
    EditKey key,
    Edit edit,
    Verdict verdict,
    Set<String> killing,
    Set<String> missed,
    int executed,
    int total,
    Map<String, Choice> choices,
    long fullMillis,
    long oursMillis,
    String commit) {

  /** How rows are written down. */
  static final RowFormat<MutantRow> FORMAT = new Format();

  /** Share of the tests that ours executed, 0 to 1: a set-up that fails reports once more. */
  double share() {
    return Math.min(1.0, (double) executed / total);
  }

  private static final class Format implements RowFormat<MutantRow> {

    @Override
    public String header() {
      return "library\tversion\tseed\tindex\tverdict\tkilling\tmissed\texecuted\ttotal\tfullMillis"
          + "\toursMillis\tcommit\toperator\tfile\tline\tmember\toffset\tbefore\tafter"
          + "\tkillingTests\tmissedTests\tchoices";
    }

    @Override
    public EditKey key(MutantRow row) {
      return row.key;
    }

    @Override
    public String line(MutantRow row) {
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
      fields.add(
          row.choices.entrySet().stream()
              .map(e -> e.getKey() + "=" + text(e.getValue()))
              .collect(Collectors.joining(";")));
      return String.join("\t", fields);
    }

    @Override
    public MutantRow parse(String line) {
      List<String> f = Arrays.asList(line.split("\t", -1));
      return new MutantRow(
          LedgerFields.key(f.subList(0, 4)),
          LedgerFields.edit(f.subList(12, 19)),
          Verdict.valueOf(f.get(4)),
          LedgerFields.words(f.get(19)),
          LedgerFields.words(f.get(20)),
          Integer.parseInt(f.get(7)),
          Integer.parseInt(f.get(8)),
          choices(f.get(21)),
          Long.parseLong(f.get(9)),
          Long.parseLong(f.get(10)),
          f.get(11));
    }

    /** The number selected, then the names of the missed ones. */
    private static String text(Choice choice) {
      return (choice.selected() + " " + LedgerFields.words(choice.missed())).strip();
    }

    private static Map<String, Choice> choices(String field) {
      Map<String, Choice> choices = new TreeMap<>();
      for (String each : field.isEmpty() ? new String[0] : field.split(";")) {
        String[] sides = each.split("=", 2);
        String[] words = sides[1].split(" ", 2);
        Set<String> missed = LedgerFields.words(words.length > 1 ? words[1] : "");
        choices.put(sides[0], new Choice(Integer.parseInt(words[0]), missed));
      }
      return choices;
    }
  }
}
