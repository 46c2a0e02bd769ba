package dev.incremental.plugin.database;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's programs, which are fetched and unpacked when somebody needs them first.
 *
 * <p>A server that runs already needs none, and ones that were unpacked need no artifact.
 */
public final class Programs {
  private final String name;
  private final Path directory;
  private final Artifact artifact;

  /** Where an artifact is had from. */
  @FunctionalInterface
  public interface Artifact {
    /** The jar with the programs. */
    Path fetch() throws DatabaseException;
  }

  /**
   * Programs for this machine.
   *
   * @param directory where unpacked programs are kept
   */
  public Programs(Release release, Path directory, Artifact artifact) {
    this.name = release.nameFor(Platform.current());
    this.directory = directory;
    this.artifact = artifact;
  }

  Binaries get() throws DatabaseException {
    Path home = directory.resolve(name);
    return Files.isDirectory(home) ? new Binaries(home) : Binaries.unpack(artifact.fetch(), home);
  }
}
