package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads in a JVM of its own, whose home is a directory that the test can look through. */
class QuietnessTest {
  @TempDir Path temporary;
  private Checkout checkout;
  private Path home;
  private Path configuration;

  @BeforeEach
  void makeAHome() throws IOException {
    home = Files.createDirectory(temporary.resolve("home"));
    configuration = Files.createDirectory(temporary.resolve("configuration"));
    checkout = Checkout.init(temporary.resolve("project")).file("a", "a");
    checkout.commit("first");
    checkout.file("a", "b").file("ignored-by-me.txt", "x");
  }

  @Test
  void leavesTheHomeAndTheRepositoryAsTheyAre() throws Exception {
    Map<Path, String> before = everything();

    assertThat(readInAnotherProcess()).containsExactly("a", "ignored-by-me.txt");

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void honoursWhatTheUserIgnores() throws Exception {
    Path ignore = Files.writeString(home.resolve("ignore"), "ignored-by-me.txt\n");
    Files.writeString(home.resolve(".gitconfig"), "[core]\n excludesFile = " + ignore + "\n");

    assertThat(readInAnotherProcess()).containsExactly("a");
  }

  @Test
  void honoursWhatTheUserIgnoresInTheDefaultPlace() throws Exception {
    Files.createDirectory(configuration.resolve("git"));
    Files.writeString(configuration.resolve("git/ignore"), "ignored-by-me.txt\n");

    assertThat(readInAnotherProcess()).containsExactly("a");
  }

  @Test
  void startsNoProcess() throws Exception {
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path trap = Files.writeString(bin.resolve("git"), "#!/bin/sh\ntouch " + home + "/started\n");
    assertThat(trap.toFile().setExecutable(true)).isTrue();

    readInAnotherProcess(Map.of("PATH", bin.toString()));

    assertThat(home.resolve("started")).doesNotExist();
  }

  private List<String> readInAnotherProcess() throws Exception {
    return readInAnotherProcess(Map.of());
  }

  private List<String> readInAnotherProcess(Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.home=" + home, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Reader.class.getName(), checkout.directory().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", configuration.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  /** Every file with its time and size. */
  private Map<Path, String> everything() throws IOException {
    Map<Path, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.toList()) {
        all.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return all;
  }

  /** The other process. */
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      Path directory = Path.of(arguments[0]);
      try (GitRepository git = GitRepository.open(directory).asOptional().orElseThrow()) {
        Head head = git.head().asOptional().orElseThrow();
        git.nearest(Set.of(head.commit())).asOptional().orElseThrow();
        git.changes(head.commit()).asOptional().orElseThrow().stream()
            .map(ChangedFile::path)
            .forEach(System.out::println);
      }
    }
  }
}
