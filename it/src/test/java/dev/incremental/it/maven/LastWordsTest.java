package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private static final Command COMMAND =
      new Command(Path.of("."), List.of("mvn", "verify"), Map.of(), Duration.ofSeconds(1));

  @Test
  void aFailureIsToldWithTheEndOfWhatTheLastFailedCommandSaid() {
    String said =
        IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    LastWords.of(new CommandResult(COMMAND, 1, said, Duration.ZERO, false));
    LastWords.of(new CommandResult(COMMAND, 0, "fine", Duration.ZERO, false));

    Throwable[] beside = LastWords.explained(new AssertionError("red")).getSuppressed();

    assertThat(beside)
        .singleElement()
        .satisfies(
            words ->
                assertThat(words.getMessage())
                    .startsWith("mvn verify said last:\n21\n")
                    .endsWith("\n100"));
  }
}
