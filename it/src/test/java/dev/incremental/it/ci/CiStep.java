package dev.incremental.it.ci;

import java.util.Map;

/** One thing that a job does. Paths are relative to the work tree. */
sealed interface CiStep {
  /**
   * Makes the work tree.
   *
   * @param depth how many commits are fetched
   * @param detached whether no branch is checked out
   */
  record CheckOut(int depth, boolean detached) implements CiStep {}

  /** Runs a line in a shell, with these variables beside those of the machine. */
  record Shell(String line, Map<String, String> variables) implements CiStep {}

  /** Gives files to later jobs. */
  record Upload(String name, String glob) implements CiStep {}

  /**
   * Takes what earlier jobs gave.
   *
   * @param apart whether each artifact comes into a directory of its name
   */
  record Download(String directory, boolean apart) implements CiStep {}

  /** Brings back the last that was kept under a key that begins like this. */
  record Restore(String path, String prefix) implements CiStep {}

  /** Keeps something for later jobs, of later events too. */
  record Save(String path, String key) implements CiStep {}
}
