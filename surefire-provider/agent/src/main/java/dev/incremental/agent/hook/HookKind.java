package dev.incremental.agent.hook;

/** What a hooked method of the JDK is asked for. */
enum HookKind {
  FILE,
  /** A file opened by {@code RandomAccessFile}; the detail is its mode. */
  RANDOM_ACCESS,
  /** A file opened by a channel; the detail is its set of open options. */
  CHANNEL,
  WRITTEN,
  /** A file taken to another name, by copying, moving or linking; the detail is that name. */
  COPY,
  EXISTENCE,
  LISTING,
  RESOURCE,
  /** A jar handed out by the connection to a URL. */
  JAR,
  /** Something in a jar, asked for by the connection to a URL. */
  JAR_ENTRY,
  CLASS,
  /** A class whose members, annotations or supertypes are looked at. */
  MEMBERS,
  /** The class that carries a package's annotations. */
  PACKAGE,
  /** What a jar's manifest says of a package. */
  MANIFEST,
  /** A resource bundle, cached by the JDK or not; the detail is its locale. */
  BUNDLE,
  PROPERTY,
  ENVIRONMENT,
  PROCESS,
  /** The other end of a connection; the detail is what connects. */
  CONNECTION,
  /** What connected, as it sends or receives. */
  TRAFFIC;

  private static final HookKind[] VALUES = values();

  static HookKind of(int number) {
    return VALUES[number];
  }
}
