package dev.incremental.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.libraries.Library;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short proof of every build: two edits each of two libraries, fixed because tests are known to
 * kill them.
 */
class SampleProofIT {

  /** The fixed edits of one library. */
  record Sample(Library library, long seed, List<Integer> indices) {}

  static Stream<Sample> samples() throws IOException {
    TreeMap<Library, Sample> samples = new TreeMap<>();
    for (String line : lines()) {
      String[] fields = line.split("\t");
      Library library = Library.named(fields[0]);
      long seed = Long.parseLong(fields[1]);
      samples
          .computeIfAbsent(library, l -> new Sample(l, seed, new ArrayList<>()))
          .indices()
          .add(Integer.parseInt(fields[2]));
    }
    return samples.values().stream();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SampleProofIT.class.getResourceAsStream("sample.tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.startsWith("#")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  @Execution(ExecutionMode.CONCURRENT)
  void everyTestThatKillsAnEditIsExecuted(Sample sample) throws IOException {
    Path directory = Path.of("target", "sample").toAbsolutePath();
    Path ledger = directory.resolve(sample.library().artifactId() + ".tsv");
    Files.deleteIfExists(ledger);
    ProofOptions options =
        new ProofOptions(
            sample.seed(),
            sample.indices().size(),
            Duration.ofMinutes(10),
            1,
            false,
            false,
            directory,
            ledger);
    Summary summary = ProofBuild.proof(sample.library(), options).run(draw -> sample.indices());
    ProofBuild.print(sample.library(), summary);
    System.out.println("  only 2 edits a library here; -Pproof draws until 30 are killed");
    assertThat(summary.killed()).hasSameSizeAs(sample.indices());
    assertThat(summary.missed()).isEmpty();
  }
}
