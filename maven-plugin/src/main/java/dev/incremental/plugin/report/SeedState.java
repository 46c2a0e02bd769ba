package dev.incremental.plugin.report;

import java.util.Locale;

/** What a build found of a seed, and did about it. */
public enum SeedState {
  /** It would be written again as it is. */
  UP_TO_DATE(true, "up to date"),
  /** It was not there, or out of date, and the build made it. */
  MADE(true, "made"),
  /** It was not there, or out of date, and somebody else had made it. */
  IMPORTED(true, "imported from the store"),
  /** It is not there, or out of date, and the build was to make others. */
  NOT_UP_TO_DATE(false, "not up to date"),
  /** Its function failed. */
  FAILED(false, "failed"),
  /** The build ended before it looked, or none has looked. */
  NOT_KNOWN(false, "not known");

  private final boolean valid;
  private final String words;

  SeedState(boolean valid, String words) {
    this.valid = valid;
    this.words = words;
  }

  /** Whether tests could begin with it then. */
  public boolean isValid() {
    return valid;
  }

  /** For people. */
  String words() {
    return words;
  }

  /** For programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #code()}; what a later version wrote is not known. */
  static SeedState of(String code) {
    for (SeedState each : values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    return NOT_KNOWN;
  }
}
