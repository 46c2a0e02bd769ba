package dev.incremental.plugin.fingerprint;

/** The two fingerprints with a meaning of their own, and how fingerprints are compared. */
public final class Fingerprint {
  /** The thing does not exist. */
  public static final long ABSENT = 0L;

  /** The thing's content could not be established; equal to nothing, not even to itself. */
  public static final long UNKNOWN = -1L;

  private Fingerprint() {}

  /** Whether both stand for the same content. */
  public static boolean same(long one, long other) {
    return one == other && one != UNKNOWN;
  }
}
