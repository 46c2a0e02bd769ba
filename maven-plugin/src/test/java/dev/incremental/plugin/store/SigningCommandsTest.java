package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the documentation gives for making keys, run as they stand there. */
class SigningCommandsTest {
  private static final Path PAGE = Path.of("../src/site/markdown/trust.md");
  private static final Pattern COMMANDS = Pattern.compile("(?s)\n```sh\n(.*?)\n```\n");

  @TempDir Path directory;

  @Test
  void thePageTellsTwoWays() throws IOException {
    assertThat(commands())
        .hasSize(2)
        .anyMatch(each -> each.contains("openssl "))
        .anyMatch(each -> each.contains("java "));
  }

  @TestFactory
  Stream<DynamicTest> eachMakesAPairOfKeys() throws IOException {
    return commands().stream()
        .map(each -> DynamicTest.dynamicTest(each.lines().toList().get(1), () -> makesKeys(each)));
  }

  private void makesKeys(String commands) throws IOException, InterruptedException {
    assumeTrue(isFound("bash"), "there is no shell");
    assumeTrue(!commands.contains("openssl ") || isFound("openssl"), "there is no openssl");
    Path place = Files.createTempDirectory(directory, "keys");
    Path output = place.resolve("output.txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-e", "-c", commands)
            .directory(place.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    String path = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator;
    shell.environment().merge("PATH", path, (before, java) -> java + before);

    assertThat(shell.start().waitFor()).isZero();

    SigningKeys keys =
        SigningKeys.read(
            Files.readString(output, UTF_8),
            place.resolve("incremental-signing.pem"),
            null,
            name -> null);
    assertThat(keys).isInstanceOf(SigningKeys.Usable.class);
    assertThat(((SigningKeys.Usable) keys).signer()).isPresent();
    assertThat(((SigningKeys.Usable) keys).verifier()).isPresent();
  }

  private static List<String> commands() throws IOException {
    return COMMANDS
        .matcher(Files.readString(PAGE, UTF_8))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static boolean isFound(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }
}
