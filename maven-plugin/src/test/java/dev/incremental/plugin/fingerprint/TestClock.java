package dev.incremental.plugin.fingerprint;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A clock that says what a test needs, so that no test has to wait for files to come to rest. */
record TestClock(Duration offset) {
  /** So late that everything written by now is at rest. */
  static TestClock later() {
    return new TestClock(Duration.ofMinutes(1));
  }

  /** So early that everything has just been written. */
  static TestClock now() {
    return new TestClock(Duration.ofSeconds(-1));
  }

  HashCache cache(Path file) {
    return new HashCache(file, () -> Instant.now().plus(offset));
  }
}
