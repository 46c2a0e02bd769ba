package dev.incremental.recording;

/** What a stretch of execution, to which dependencies are attributed, stands for. */
public enum ScopeKind {
  /** What no later test of the JVM owns alone: start, discovery, work between classes. */
  AMBIENT,
  /** Set-up, tear-down and preludes of a class or of another container of tests. */
  CONTAINER,
  /** One test method with all its invocations. */
  TEST,
  /** A static initialiser; its name is the class. */
  INITIALISER,
  /** An execution of a method that fills or reads shared state; its name is the method. */
  STATE,
  /** The load of an application context that is kept for others; its name is its first class. */
  CONTEXT
}
