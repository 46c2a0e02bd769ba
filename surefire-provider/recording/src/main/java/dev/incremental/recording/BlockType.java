package dev.incremental.recording;

/** The kinds of blocks of a recording, in the order of their codes. */
enum BlockType {
  HEADER,
  CLASS,
  NAME,
  SCOPE_START,
  SCOPE_PART,
  SCOPE_END,
  SET_UP,
  POISON,
  END;

  private static final BlockType[] VALUES = values();

  static BlockType of(int code) throws DamagedRecordingException {
    if (code < 0 || code >= VALUES.length) {
      throw new DamagedRecordingException("unknown block type " + code);
    }
    return VALUES[code];
  }
}
