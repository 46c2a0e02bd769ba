package dev.incremental.plugin.snapshot;

import java.io.IOException;

/** Says why bytes are not a snapshot that can be relied on. */
public final class UnreadableSnapshotException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; the reason continues "the snapshot cannot be used: ". */
  public UnreadableSnapshotException(String reason) {
    super(reason);
  }

  UnreadableSnapshotException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
