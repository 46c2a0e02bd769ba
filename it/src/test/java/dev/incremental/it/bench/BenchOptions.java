package dev.incremental.it.bench;

import dev.incremental.it.libraries.Library;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each variant of a comparison runs
 * @param libraries what recording is measured on
 * @param jacoco the jar of JaCoCo's agent
 * @param directory where work trees and results are
 */
record BenchOptions(int rounds, List<Library> libraries, Path jacoco, Path directory) {

  /** The options given as system properties {@code bench.*}. */
  static BenchOptions ofSystemProperties() {
    Path target = Path.of("target").toAbsolutePath();
    String libraries = System.getProperty("bench.libraries", "commons-lang3,commons-csv");
    return new BenchOptions(
        Integer.getInteger("bench.rounds", 11),
        Arrays.stream(libraries.split(",")).map(Library::named).toList(),
        Path.of(System.getProperty("it.jacoco", "target/jacoco/org.jacoco.agent-runtime.jar"))
            .toAbsolutePath(),
        target.resolve("bench"));
  }
}
