package dev.incremental.it.libraries;

import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Fetches what is published of a library, by Maven and so by the user's settings, once. */
final class PublishedFiles {
  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
  private static final String EFFECTIVE_POM =
      "org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Coordinates library;
  private final List<String> versions;
  private final Path directory;
  private final MavenClient maven;

  PublishedFiles(Coordinates library, List<String> versions, Path directory, MavenClient maven) {
    this.library = library;
    this.versions = versions;
    this.directory = directory;
    this.maven = maven;
  }

  Path sources(String version) {
    return file(version, "-sources.jar");
  }

  Path testSources(String version) {
    return file(version, "-test-sources.jar");
  }

  /** The published POM with its parents, profiles and properties applied by Maven. */
  Path effectivePom(String version) throws IOException {
    Path project = directory.resolve("effective").resolve(version);
    Path result = project.resolve("effective.xml");
    if (!Files.exists(result)) {
      Files.createDirectories(project.resolve(".mvn"));
      Files.copy(file(version, ".pom"), project.resolve("pom.xml"));
      maven.run(project, LIMIT, "-q", EFFECTIVE_POM, "-Doutput=effective.xml").orThrow();
    }
    return result;
  }

  /** Fetches the files of all versions in one build. */
  void fetch() throws IOException {
    if (versions.stream().allMatch(this::isThere)) {
      return;
    }
    Files.createDirectories(directory.resolve(".mvn"));
    StringBuilder items = new StringBuilder();
    for (String version : versions) {
      item(items, version, "<classifier>sources</classifier>");
      item(items, version, "<classifier>test-sources</classifier>");
      item(items, version, "<type>pom</type>");
    }
    Files.writeString(directory.resolve("pom.xml"), fetchingPom(items.toString()));
    maven.run(directory, LIMIT, "-q", COPY).orThrow();
  }

  private boolean isThere(String version) {
    return Files.exists(sources(version))
        && Files.exists(testSources(version))
        && Files.exists(file(version, ".pom"));
  }

  private void item(StringBuilder items, String version, String kind) {
    items
        .append("<artifactItem><groupId>")
        .append(library.groupId())
        .append("</groupId><artifactId>")
        .append(library.artifactId())
        .append("</artifactId><version>")
        .append(version)
        .append("</version>")
        .append(kind)
        .append("</artifactItem>\n");
  }

  private static String fetchingPom(String items) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>it</groupId>
          <artifactId>published-files</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <build><plugins><plugin>
            <artifactId>maven-dependency-plugin</artifactId>
            <version>3.8.1</version>
            <configuration>
              <outputDirectory>${project.basedir}</outputDirectory>
              <artifactItems>
        %s
              </artifactItems>
            </configuration>
          </plugin></plugins></build>
        </project>
        """
        .formatted(items);
  }

  private Path file(String version, String suffix) {
    return directory.resolve(library.artifactId() + "-" + version + suffix);
  }
}
