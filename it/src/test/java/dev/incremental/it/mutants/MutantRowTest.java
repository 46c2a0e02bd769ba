package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import dev.incremental.it.proof.EditKey;
import dev.incremental.it.proof.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutantRowTest {

  @Test
  void aRowIsReadAsItWasWritten() {
    MutantRow row = row();
    assertThat(MutantRow.FORMAT.parse(MutantRow.FORMAT.line(row))).isEqualTo(row);
  }

  @Test
  void theTableSaysWhatWasMissedOfWhat() {
    assertThat(MutantTable.of(List.of(row())))
        .contains("At commit abc:")
        .contains("| lib 1.0 | 1 (0 survived")
        .contains("| texts | 1 (0 survived")
        .contains("| 1 of 2 | 5.0 % | ≤ 5.0 % |")
        .contains("| all | 1 | 5.0 % | 5.0 % | 1 |")
        .contains("| few | 1 | 1.0 % | 1.0 % | 2 |");
  }

  private static MutantRow row() {
    Set<String> killing = Set.of("a.BTest#one", "a.BTest#two");
    return new MutantRow(
        new EditKey("lib", "1.0", 1, 3),
        new Edit("src/main/java/B.java", "m", 7, Operator.CHANGE_TEXT, 9, "\"\t\"", "\"\t~\""),
        Verdict.MISSED,
        killing,
        Set.of("a.BTest#two"),
        5,
        100,
        Map.of("all", new Choice(5, Set.of("a.BTest#two")), "few", new Choice(1, killing)),
        4000,
        2000,
        "abc");
  }
}
