package dev.incremental.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eight cells of the matrix in every build; {@link MatrixIT} has them all. */
class MatrixSampleIT {

  static List<Cell> cells() {
    return Cell.sample();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatIsAffectedRuns(Cell cell) throws IOException {
    Optional<Verdict> verdict = Matrix.below(Path.of("target/matrix-sample")).judge(cell);
    assumeTrue(verdict.isPresent(), "no JDK " + cell.jdk() + " was found");
    System.out.println(cell + ": " + verdict.get().text());
    assertThat(verdict.get().kind())
        .as(verdict.get().detail())
        .isIn(
            Verdict.Kind.WORKS,
            cell.engine() == Engine.TESTNG || cell.surefire().startsWith("2.")
                ? Verdict.Kind.WORKS_BY_CLASS
                : Verdict.Kind.WORKS);
  }
}
