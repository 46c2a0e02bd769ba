package dev.incremental.it.libraries;

import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Lays out published versions of a library as a git repository, the same bytes each time. */
public final class LibraryHistory {
  private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");

  private final Library library;
  private final PublishedFiles published;
  private final SmallPom pom;

  /**
   * Prepares the history of a library.
   *
   * @param library the library and its versions
   * @param downloads where fetched files are kept between runs
   * @param maven the client that fetches
   * @param versions versions of the plugins in the POMs written
   */
  public LibraryHistory(
      Library library, Path downloads, MavenClient maven, PluginVersions versions) {
    this.library = library;
    this.published = new PublishedFiles(library, downloads, maven);
    this.pom = new SmallPom(library, versions.surefire(), versions.incremental());
  }

  /**
   * Makes the repository, one commit a version, and checks out the newest.
   *
   * @param directory a directory that does not exist yet
   * @throws IOException when files cannot be read or written
   */
  public Git writeTo(Path directory) throws IOException {
    published.fetch();
    Files.createDirectories(directory);
    Git git = Git.init(directory);
    Instant date = FIRST;
    for (String version : library.versions()) {
      clear(directory);
      layOut(version, directory);
      git.commitAll(library.artifactId() + " " + version, date);
      date = date.plus(Duration.ofDays(1));
    }
    return git;
  }

  private void layOut(String version, Path directory) throws IOException {
    Path main = directory.resolve("src/main");
    Path test = directory.resolve("src/test");
    new SourceTree(main.resolve("java"), main.resolve("resources"))
        .unpack(published.sources(version));
    new SourceTree(test.resolve("java"), test.resolve("resources"))
        .unpack(published.testSources(version));
    Pom effective = Pom.read(published.effectivePom(version));
    Files.writeString(directory.resolve("pom.xml"), pom.text(effective, version));
    Files.writeString(directory.resolve(".gitignore"), "target/\n");
    Files.createDirectories(directory.resolve(".mvn"));
    Files.writeString(directory.resolve(".mvn/.gitkeep"), "");
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.filter(c -> !c.endsWith(".git")).toList()) {
        new FileTree(child).delete();
      }
    }
  }
}
