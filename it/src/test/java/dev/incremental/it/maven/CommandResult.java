package dev.incremental.it.maven;

import java.time.Duration;

/** What a command did: exit code, output, wall-clock time, and whether its limit ended it. */
public record CommandResult(
    Command command, int exit, String output, Duration duration, boolean timedOut) {

  /** Whether it ended by itself with exit code 0. */
  public boolean succeeded() {
    return !timedOut && exit == 0;
  }

  /**
   * This result.
   *
   * @throws IllegalStateException with the whole output unless the command succeeded
   */
  public CommandResult orThrow() {
    if (succeeded()) {
      return this;
    }
    String how =
        timedOut ? "did not end within " + command.limit() : "ended with exit code " + exit;
    throw new IllegalStateException(
        String.join(" ", command.words())
            + " in "
            + command.directory()
            + " "
            + how
            + System.lineSeparator()
            + output);
  }
}
