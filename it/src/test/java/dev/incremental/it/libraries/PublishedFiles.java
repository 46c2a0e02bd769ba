package dev.incremental.it.libraries;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.incremental.it.maven.FetchingProject;
import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Fetches what is published of a library, by Maven and so by the user's settings, once. */
final class PublishedFiles {
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
    synchronized (PublishedFiles.class) { // other tests may use the same directory
      return writtenEffectivePom(version);
    }
  }

  private Path writtenEffectivePom(String version) throws IOException {
    Path project = directory.resolve("effective").resolve(version);
    Path result = project.resolve("effective.xml");
    if (!Files.exists(result)) {
      Files.createDirectories(project.resolve(".mvn"));
      Files.copy(file(version, ".pom"), project.resolve("pom.xml"), REPLACE_EXISTING);
      maven.run(project, LIMIT, "-q", EFFECTIVE_POM, "-Doutput=effective.xml").orThrow();
    }
    return result;
  }

  /** Fetches the files of all versions in one build. */
  void fetch() throws IOException {
    synchronized (PublishedFiles.class) {
      if (!versions.stream().allMatch(this::isThere)) {
        fetchAll();
      }
    }
  }

  private void fetchAll() throws IOException {
    FetchingProject project = new FetchingProject(directory, directory);
    for (String version : versions) {
      item(project, version, "<classifier>sources</classifier>");
      item(project, version, "<classifier>test-sources</classifier>");
      item(project, version, "<type>pom</type>");
    }
    project.fetch(maven);
  }

  private boolean isThere(String version) {
    return Files.exists(sources(version))
        && Files.exists(testSources(version))
        && Files.exists(file(version, ".pom"));
  }

  private void item(FetchingProject project, String version, String kind) {
    project.with(library.groupId(), library.artifactId(), version, kind);
  }

  private Path file(String version, String suffix) {
    return directory.resolve(library.artifactId() + "-" + version + suffix);
  }
}
