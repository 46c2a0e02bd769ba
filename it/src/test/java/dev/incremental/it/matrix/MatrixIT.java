package dev.incremental.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Profile {@code matrix}: every cell, and from it the table {@code target/matrix/matrix.md}.
 *
 * <p>A cell judged before is not judged again: delete {@code target/matrix/cells.tsv} to begin
 * anew.
 */
@Tag("matrix")
class MatrixIT {
  private static final Path DIRECTORY = Path.of("target/matrix");
  private static final MatrixTable TABLE = MatrixTable.open(DIRECTORY.resolve("cells.tsv"));

  static List<Cell> cells() {
    return Cell.all();
  }

  @ParameterizedTest
  @MethodSource("cells")
  @Execution(ExecutionMode.CONCURRENT)
  void whatIsAffectedRuns(Cell cell) throws IOException {
    Optional<Verdict> verdict = TABLE.find(cell);
    if (verdict.isEmpty()) {
      verdict = Matrix.below(DIRECTORY).judge(cell);
      if (verdict.isPresent()) {
        TABLE.append(cell, verdict.get());
      }
    }
    assertThat(verdict).as("JDK " + cell.jdk()).isPresent();
    assertThat(verdict.get().kind()).as(verdict.get().detail()).isNotEqualTo(Verdict.Kind.BROKEN);
  }

  @AfterAll
  static void writeTable() throws IOException {
    TABLE.write(DIRECTORY.resolve("matrix.md"));
  }
}
