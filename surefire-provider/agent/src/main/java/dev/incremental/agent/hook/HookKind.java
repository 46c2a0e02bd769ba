package dev.incremental.agent.hook;

/** What a hooked method of the JDK is asked for. */
enum HookKind {
  FILE,
  /** A file opened by {@code RandomAccessFile}; the detail is its mode. */
  RANDOM_ACCESS,
  /** A file opened by a channel; the detail is its set of open options. */
  CHANNEL,
  WRITTEN,
  EXISTENCE,
  LISTING,
  RESOURCE,
  CLASS,
  PROPERTY,
  ENVIRONMENT,
  PROCESS;

  private static final HookKind[] VALUES = values();

  static HookKind of(int number) {
    return VALUES[number];
  }
}
