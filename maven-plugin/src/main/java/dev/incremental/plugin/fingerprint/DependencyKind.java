package dev.incremental.plugin.fingerprint;

/** What kind of thing a scope touched. */
public enum DependencyKind {
  /** The body of a method, named {@code a.B#total(La/Order;)I}. */
  METHOD,
  /** All of a class but its method bodies, named {@code a.B}. */
  SHAPE,
  /**
   * What a class says of itself, named {@code a.B}: flags, supertypes, annotations, and the order
   * of its annotated methods and member classes.
   */
  HEADER,
  /** Whether the project has a class of this name, named {@code a.B}. */
  CLASS_NAME,
  /**
   * What the project's directories and jars hold under a resource name, such as {@code db/x.sql}.
   */
  RESOURCE,
  /** Whether the project's classes are loaded from a directory or jar, named by its path. */
  LOCATION,
  /** The bytes of a file. */
  FILE,
  /** Whether a file exists, and of which type. */
  EXISTENCE,
  /** The names in a directory. */
  LISTING,
  /** The value of a system property; the empty name stands for all of them. */
  PROPERTY,
  /** The value of an environment variable; the empty name stands for all of them. */
  ENVIRONMENT,
  /** A value that must match for any record to count, such as the JDK's feature release. */
  SETTING,
  /** Something that cannot be fingerprinted; whoever touched it always runs. */
  UNKNOWABLE
}
