package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.ContainerId;

/**
 * How long set-up takes for a class that begins with a seed.
 *
 * @param id the class
 * @param beforeMicros how long when it last ran without any seed, in microseconds
 * @param micros how long now
 */
record SeededSetUp(ContainerId id, long beforeMicros, long micros) {
  long sparedMicros() {
    return beforeMicros - micros;
  }
}
