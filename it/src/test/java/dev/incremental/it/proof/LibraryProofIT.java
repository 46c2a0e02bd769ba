package dev.incremental.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.libraries.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The long proof of profile {@code proof}: edits drawn until enough are killed, resumable.
 *
 * <p>{@code -Dproof.library=} names libraries by artifactId, separated by commas; the other
 * properties are those of {@link ProofOptions}.
 */
@Tag("proof")
class LibraryProofIT {

  static List<Library> libraries() {
    String names = System.getProperty("proof.library", "");
    return names.isEmpty()
        ? List.of(Library.values())
        : Arrays.stream(names.split(",")).map(Library::named).toList();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyTestThatKillsAnEditIsExecuted(Library library) throws IOException {
    ProofOptions options = ProofOptions.ofSystemProperties(Path.of("target", "proof"));
    Summary summary =
        ProofBuild.proof(library, options)
            .run(draw -> IntStream.range(0, draw.size()).boxed().toList());
    ProofBuild.print(library, summary);
    assertThat(summary.missed()).isEmpty();
  }
}
