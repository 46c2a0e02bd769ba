package dev.incremental.plugin.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A whole snapshot of a commit that deltas refer to, pinned by the bytes that it was read from. */
public final class DeltaBase {
  private final Snapshot snapshot;
  private final String commit;
  private final String digest;

  /**
   * @param digest that of the bytes from which the snapshot was read
   */
  DeltaBase(Snapshot snapshot, String commit, String digest) {
    this.snapshot = snapshot;
    this.commit = commit;
    this.digest = digest;
  }

  static DeltaBase of(Snapshot snapshot, byte[] bytes) throws UnreadableSnapshotException {
    String commit = snapshot.commit();
    if (commit == null) {
      throw new UnreadableSnapshotException(
          "it belongs to no commit, so that no delta can name it");
    }
    return new DeltaBase(snapshot, commit, digest(bytes));
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What was read from the bytes. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Full id of its commit, by which it is looked up. */
  public String commit() {
    return commit;
  }

  /** SHA-256 of the bytes as they were written, in lower-case hexadecimal digits. */
  public String digest() {
    return digest;
  }
}
