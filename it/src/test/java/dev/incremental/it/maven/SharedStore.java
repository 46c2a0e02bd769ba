package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A store behind HTTP, and the arguments with which a build uses it. */
public record SharedStore(UploadServer server, Path settings) implements AutoCloseable {

  /** Starts an empty one; its user and password come into a file of a directory. */
  public static SharedStore in(Path directory) throws IOException {
    Path settings = directory.resolve("global-settings.xml");
    Files.writeString(
        settings,
        """
        <settings><servers><server>
          <id>builds</id><username>%s</username><password>%s</password>
        </server></servers></settings>
        """
            .formatted(UploadServer.USER, UploadServer.PASSWORD));
    return new SharedStore(UploadServer.start(), settings);
  }

  /** What to add to a build's arguments, together with more of them. */
  public String[] arguments(String... more) {
    List<String> own =
        List.of(
            "-gs",
            settings.toString(),
            "-Dincremental.store=" + server.address(),
            "-Dincremental.store.serverId=builds");
    return Stream.concat(own.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** What to add to the arguments of a build that publishes, together with more of them. */
  String[] publishing(String... more) {
    return Stream.concat(Stream.of(arguments(more)), Stream.of("-Dincremental.publish=true"))
        .toArray(String[]::new);
  }

  /** Runs a goal that must publish something; says whether it was green. */
  boolean publishes(SmallProject project, String goal, String... more) {
    boolean green = project.run(goal, publishing(more));
    assertThat(project.said()).anyMatch(line -> line.endsWith(", published"));
    return green;
  }

  /** These tests run, they alone, and all are green. */
  void runs(SmallProject project, String... tests) throws IOException {
    assertThat(project.run("test", arguments()))
        .as(() -> String.join("\n", project.said()))
        .isTrue();
    assertThat(project.ran()).containsExactlyInAnyOrder(tests);
  }

  /** These tests run, they alone, and all fail. */
  void runsRed(SmallProject project, String... tests) throws IOException {
    assertThat(project.run("test", arguments())).isFalse();
    assertThat(project.ran()).containsExactlyInAnyOrder(tests);
    assertThat(project.failed()).containsExactlyInAnyOrder(tests);
  }

  @Override
  public void close() {
    server.close();
  }
}
