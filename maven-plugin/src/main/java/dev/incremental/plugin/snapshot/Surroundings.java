package dev.incremental.plugin.snapshot;

import java.time.Instant;
import java.util.Optional;

/** What a merge must know of files and libraries and recordings do not say. */
public interface Surroundings {
  /** The name under which a path is a dependency; empty where it is none. */
  Optional<String> nameOf(String absolutePath);

  /**
   * The name of the class directory or jar of the project that a path is or lies in; empty where it
   * is in none.
   */
  Optional<String> location(String absolutePath);

  /** Whether a library on the tests' class path, or the JDK, has a class of this name. */
  boolean inLibrary(String className);

  /** When a file or directory was last modified; empty where it does not exist. */
  Optional<Instant> modified(String absolutePath);

  /**
   * When a file or directory was made; the moment of its last modification where the file system
   * does not tell; empty where it does not exist.
   */
  Optional<Instant> created(String absolutePath);

  /** When the last of the files behind a resource name was modified; empty where there is none. */
  Optional<Instant> resourceModified(String resource);
}
