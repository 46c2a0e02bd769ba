package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.TestId;

/**
 * A test that was red and is not any more, or the other way round.
 *
 * @param test which test
 * @param before how it ended before, as it continues "the test …"
 * @param now how it ended now, in the same form
 */
public record OutcomeChange(TestId test, String before, String now) {

  /** What happened, in words that follow the test's name. */
  public String sentence() {
    return before + " before and " + now + " now";
  }
}
