package dev.incremental.recording;

/** What kind of thing outside code a scope asked for by name. */
public enum NameKind {
  /** The absolute path of a file that was opened for reading. */
  FILE,
  /** The absolute path of a file whose existence or attributes were asked for. */
  EXISTENCE,
  /** The absolute path of a directory that was listed. */
  LISTING,
  /** The absolute path of a file that was opened for writing. */
  WRITTEN,
  /** A class-path resource, found or not. */
  RESOURCE,
  /** The binary name of a class asked for by name, found or not. */
  CLASS,
  /** The binary name of a class looked at by reflection. */
  LOOKED,
  /**
   * The binary name of a class that the JVM looked up for the signatures of another one, before
   * anyone could have looked at it.
   */
  LINKED,
  /** The binary name of a class whose file was searched for components, its code skipped. */
  SCANNED,
  /** A system property that was read. */
  PROPERTY,
  /** An environment variable that was read; empty for the whole environment. */
  ENVIRONMENT,
  /** The database that this JVM was given, which was spoken to. */
  DATABASE,
  /** Something beyond this JVM that cannot be fingerprinted. */
  EXTERNAL
}
