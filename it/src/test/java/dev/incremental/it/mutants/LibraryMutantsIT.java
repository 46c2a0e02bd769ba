package dev.incremental.it.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.proof.Ledger;
import dev.incremental.it.proof.ProofBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mutants of profile {@code mutants}: drawn until enough of each library are killed, resumable.
 *
 * <p>{@code -Dmutants.library=} names libraries by artifactId, separated by commas; the other
 * properties are those of {@link MutantOptions}. The figures of everything in the ledger are
 * written to {@code mutants.md} beside it.
 */
@Tag("mutants")
class LibraryMutantsIT {
  private static final MutantOptions OPTIONS =
      MutantOptions.ofSystemProperties(Path.of("target", "mutants"));

  static List<Library> libraries() {
    String names = System.getProperty("mutants.library", "");
    return names.isEmpty()
        ? List.of(Library.COMMONS_CLI, Library.COMMONS_VALIDATOR, Library.COMMONS_CSV)
        : Arrays.stream(names.split(",")).map(Library::named).toList();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyTestThatKillsAMutantIsExecuted(Library library) throws IOException {
    List<MutantRow> rows =
        new LibraryMutants(library, OPTIONS, ProofBuild.commitOfOurs(), System.out)
            .run(MavenClient.ofThisBuild(), LibraryMutants::all);
    assertThat(new MutantFigures(rows).missed()).isEmpty();
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    String table = MutantTable.of(Ledger.open(OPTIONS.ledger(), MutantRow.FORMAT).rows());
    Files.writeString(OPTIONS.ledger().resolveSibling("mutants.md"), table);
    System.out.println(table);
  }
}
