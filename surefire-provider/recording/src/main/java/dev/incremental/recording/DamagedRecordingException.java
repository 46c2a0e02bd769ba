package dev.incremental.recording;

import java.io.IOException;

/** Says that a recording contradicts its own format, so that nothing in it may be relied on. */
public final class DamagedRecordingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with what was found. */
  public DamagedRecordingException(String message) {
    super(message);
  }
}
