package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What users are told of what was kept. */
class KeptTest {
  private static final String COMMIT = " in the snapshot of 4f2c9e1";

  private static String sentence(int recorded, boolean finished, String where) {
    return new Kept(recorded, finished, true, where, Optional.empty(), List.of(), Optional.empty())
        .sentence();
  }

  @Test
  void aRunThatFinishedIsCounted() {
    assertThat(sentence(12, true, COMMIT))
        .isEqualTo("Recorded 12 tests in the snapshot of 4f2c9e1");
    assertThat(sentence(1, true, " for this work tree, which has uncommitted changes"))
        .isEqualTo("Recorded 1 test for this work tree, which has uncommitted changes");
  }

  @Test
  void aRunThatDidNotFinishIsSaidToLeaveTestsSelected() {
    assertThat(sentence(3, false, COMMIT))
        .isEqualTo(
            "The run did not finish: recorded 3 tests in the snapshot of 4f2c9e1;"
                + " what did not end stays selected");
    assertThat(sentence(0, false, COMMIT))
        .isEqualTo(
            "The run did not finish and no test was recorded: what was to run stays selected");
  }
}
