package dev.incremental.it.libraries;

import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Lays out published versions of a library as a git repository, the same bytes each time. */
public final class LibraryHistory {
  private static final Instant FIRST = Instant.parse("2026-01-01T12:00:00Z");

  private final Library library;
  private final LibraryTree tree;

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
    this.tree =
        new LibraryTree(library.coordinates(), library.versions(), downloads, maven, versions);
  }

  /**
   * Makes the repository, one commit a version, and checks out the newest.
   *
   * @param directory a directory that does not exist yet
   * @throws IOException when files cannot be read or written
   */
  public Git writeTo(Path directory) throws IOException {
    tree.fetch();
    Files.createDirectories(directory);
    Git git = Git.init(directory);
    Instant date = FIRST;
    for (String version : library.versions()) {
      tree.write(LibraryTree.Composition.of(version), directory);
      git.commitAll(library.artifactId() + " " + version, date);
      date = date.plus(Duration.ofDays(1));
    }
    return git;
  }
}
