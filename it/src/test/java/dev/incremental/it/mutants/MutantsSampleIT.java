package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.proof.ProofBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The mutants of every build: ten of different groups, fixed because tests are known to kill them.
 */
class MutantsSampleIT {
  private static final long SEED = 1;
  private static final List<Integer> KILLED = List.of(0, 2, 5, 6, 7, 10, 11, 13, 15, 17);

  @Test
  void everyTestThatKillsAMutantIsExecuted() throws IOException {
    Path directory = Path.of("target", "mutants-sample").toAbsolutePath();
    Path ledger = directory.resolve("ledger.tsv");
    Files.deleteIfExists(ledger);
    MutantOptions options =
        new MutantOptions(SEED, KILLED.size(), Duration.ofMinutes(10), false, directory, ledger);
    MutantFigures figures =
        new MutantFigures(
            new LibraryMutants(Library.COMMONS_CLI, options, ProofBuild.commitOfOurs(), System.out)
                .run(MavenClient.ofThisBuild(), draw -> KILLED));
    assertThat(figures.killed()).hasSameSizeAs(KILLED);
    assertThat(figures.missed()).isEmpty();
  }
}
