package dev.incremental.recording;

/** Where a recorded class came from. */
public enum Origin {
  /** A class file in one of the project's class directories or jars. */
  PROJECT,
  /** Made while the tests ran: no class file stands behind it, only its supertypes do. */
  GENERATED,
  /** A project class that could not be given probes; who touched it is not known. */
  OPAQUE,
  /** A project class that is not to be given probes; who touched it is not known. */
  EXCLUDED
}
