package dev.incremental.plugin.spring;

import java.nio.file.Path;

/** A file of configuration that Spring would not be able to read either. */
public final class MalformedFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  /**
   * Without the text of the file, which may hold passwords.
   *
   * @param what is wrong in it, as a clause
   */
  MalformedFileException(Path file, String what) {
    super(what);
    this.file = file;
  }

  /** Which file it is. */
  public Path file() {
    return file;
  }
}
