package dev.incremental.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final EditKey KEY = new EditKey("lib", "1.0", 1, 3);

  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void chooseFile() {
    file = directory.resolve("ledger.tsv");
  }

  @Test
  void aRowIsReadAsItWasWritten() throws IOException {
    LedgerRow row = row(Verdict.MISSED);
    Ledger.open(file, LedgerRow.FORMAT).append(row);
    assertThat(Ledger.open(file, LedgerRow.FORMAT).find(KEY)).contains(row);
  }

  @Test
  void theLastRowOfAnEditCounts() throws IOException {
    Ledger<LedgerRow> ledger = Ledger.open(file, LedgerRow.FORMAT);
    ledger.append(row(Verdict.KILLED));
    ledger.append(row(Verdict.COVERED));
    assertThat(Ledger.open(file, LedgerRow.FORMAT).rows()).containsExactly(row(Verdict.COVERED));
  }

  @Test
  void aLineCutShortByAKilledProofIsForgotten() throws IOException {
    Ledger.open(file, LedgerRow.FORMAT).append(row(Verdict.COVERED));
    Files.writeString(file, "lib\t1.0\t1", StandardOpenOption.APPEND);
    Ledger<LedgerRow> ledger = Ledger.open(file, LedgerRow.FORMAT);
    ledger.append(row(Verdict.MISSED));
    assertThat(Ledger.open(file, LedgerRow.FORMAT).rows()).containsExactly(row(Verdict.MISSED));
  }

  @Test
  void aSummaryCountsKillingTestsAndTheMissedOnes() {
    Summary summary = new Summary(Set.of(row(Verdict.MISSED)));
    assertThat(summary.text("lib")).contains("killing tests executed: 1 of 2");
    assertThat(summary.executedShare(0.5)).isEqualTo(0.05);
  }

  @Test
  void aTruthThatIsUsedAgainGivesNoTimeToCompareWith() {
    assertThat(new Summary(Set.of(row(Verdict.COVERED))).timeRatio(0.5)).isEqualTo(4.0 / 9);
    assertThat(new Summary(Set.of(row(Verdict.COVERED).withoutTime())).timeRatio(0.5)).isNaN();
  }

  private static LedgerRow row(Verdict verdict) {
    Edit edit = new Edit("a/B.java", "m", 7, Operator.REMOVE_CALL, 99, "f(\n\t\"\\n\");", ";");
    Set<String> killing = Set.of("a.BTest#one", "a.BTest#two");
    return new LedgerRow(
        KEY, edit, verdict, killing, Set.of("a.BTest#two"), 5, 100, 9000, 4000, "abc");
  }
}
