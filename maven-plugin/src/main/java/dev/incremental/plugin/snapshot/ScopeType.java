package dev.incremental.plugin.snapshot;

import dev.incremental.recording.ScopeKind;

/** What a scope stands for. */
public enum ScopeType {
  /** What no test of a JVM owns alone, and what holds for a whole run. */
  AMBIENT,
  /** Set-up, tear-down and preludes of a container of tests. */
  CONTAINER,
  /** A test whose results another one used. */
  TEST,
  /** A static initialiser. */
  INITIALISER,
  /** An execution of a method that fills state which others read. */
  STATE,
  /** The load of an application context that is kept for others. */
  CONTEXT;

  static ScopeType of(ScopeKind recorded) {
    return switch (recorded) {
      case AMBIENT -> AMBIENT;
      case CONTAINER -> CONTAINER;
      case TEST -> TEST;
      case INITIALISER -> INITIALISER;
      case STATE -> STATE;
      case CONTEXT -> CONTEXT;
    };
  }
}
