package dev.incremental.plugin.database;

import dev.incremental.testdb.Lease;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** How the tests of a fork went, as far as it was heard of. */
final class ForkOutcome {
  private boolean hasBegun;
  private boolean hasFailed;
  private int running;

  /**
   * Listens until the fork has ended. One that is killed may take the connection with it.
   *
   * @return what was heard
   */
  static ForkOutcome of(DataInputStream in) {
    ForkOutcome outcome = new ForkOutcome();
    try {
      while (true) {
        outcome.add(in.readByte());
      }
    } catch (EOFException e) {
      return outcome; // the fork has ended
    } catch (IOException e) {
      return outcome; // it was killed
    }
  }

  private void add(byte event) {
    switch (event) {
      case Lease.BEGUN -> {
        hasBegun = true;
        running++;
      }
      case Lease.ENDED -> running--;
      case Lease.FAILED -> hasFailed = true;
      default -> {} // of a later version
    }
  }

  /** Whether it was heard how tests went: not every engine tells. */
  boolean isKnown() {
    return hasBegun;
  }

  /** Why somebody may want to look into the fork's database; empty where all tests passed. */
  Optional<String> trouble() {
    if (!isKnown()) {
      return Optional.of("it was not heard whether its tests passed");
    }
    if (hasFailed) {
      return Optional.of("a test failed");
    }
    return running > 0 ? Optional.of("its tests did not end") : Optional.empty();
  }
}
