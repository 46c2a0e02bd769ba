package dev.incremental.it;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the sources of all modules readable: small types, goals smaller still, packages explained.
 */
class SourceTreeTest {
  private static final int LINES_OF_A_TYPE = 300;
  private static final int LINES_OF_A_GOAL = 150;
  private static final List<String> MODULES =
      List.of(
          "maven-plugin",
          "surefire-provider/recording",
          "surefire-provider/provider",
          "surefire-provider/agent",
          "surefire-provider/testdb");

  private final Path root = Path.of("..").toAbsolutePath().normalize();

  @Test
  void noTypeIsLongerThanAReaderCanHoldInMind() throws IOException {
    assertThat(sources())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(lines(source)).isLessThanOrEqualTo(LINES_OF_A_TYPE));
  }

  @Test
  void goalsTakeParametersAndCallOneUseCase() throws IOException {
    assertThat(
            sources().stream()
                .filter(source -> source.getFileName().toString().endsWith("Mojo.java")))
        .allSatisfy(goal -> assertThat(lines(goal)).isLessThanOrEqualTo(LINES_OF_A_GOAL));
  }

  @Test
  void everyPackageSaysItsPurposeAndIsNullMarked() throws IOException {
    Set<Path> packages = sources().stream().map(Path::getParent).collect(toSet());
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            directory ->
                assertThat(directory.resolve("package-info.java"))
                    .content()
                    .contains("/**")
                    .contains("@NullMarked"));
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> all = MODULES.stream().flatMap(this::walk)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private Stream<Path> walk(String module) {
    Path main = root.resolve(module).resolve("src/main/java");
    try {
      return Files.walk(main);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + main, e);
    }
  }

  private static int lines(Path source) {
    try {
      return Files.readAllLines(source).size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }
}
