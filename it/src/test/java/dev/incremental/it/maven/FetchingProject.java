package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A project that has Maven copy artifacts, and so fetches them by the user's settings. */
public final class FetchingProject {
  private static final String VERSION = "3.8.1";
  private static final String COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:" + VERSION + ":copy";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Path directory;
  private final Path output;
  private final StringBuilder items = new StringBuilder();

  /**
   * A project without artifacts.
   *
   * @param directory where it is written
   * @param output where the artifacts' files are copied to
   */
  public FetchingProject(Path directory, Path output) {
    this.directory = directory;
    this.output = output;
  }

  /**
   * Adds an artifact.
   *
   * @param kind elements that say which of its files, empty for the jar
   */
  public FetchingProject with(String groupId, String artifactId, String version, String kind) {
    items.append(
        "<artifactItem><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</artifactItem>%n"
            .formatted(groupId, artifactId, version, kind));
    return this;
  }

  /** Copies all in one build. */
  public void fetch(MavenClient maven) throws IOException {
    Files.createDirectories(directory.resolve(".mvn"));
    Files.writeString(directory.resolve("pom.xml"), pom());
    maven.run(directory, LIMIT, "-q", COPY).orThrow();
  }

  private String pom() {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>it</groupId>
          <artifactId>fetching</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <build><plugins><plugin>
            <artifactId>maven-dependency-plugin</artifactId>
            <version>%s</version>
            <configuration>
              <outputDirectory>%s</outputDirectory>
              <artifactItems>
        %s
              </artifactItems>
            </configuration>
          </plugin></plugins></build>
        </project>
        """
        .formatted(VERSION, output.toAbsolutePath(), items);
  }
}
