package dev.incremental.agent.scope;

import static dev.incremental.agent.RecordedRun.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.RecordedRun;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specifies who uses the tests that filled a cache. */
class CachedValuesTest {
  private final RecordedRun run = new RecordedRun();
  private final CachedValues values = new CachedValues(run.recorder());
  private final String cache = "prices";

  @Test
  void whoIsGivenAValueUsesAllThatPutItThere() {
    test("early", () -> values.asked(cache, "key"));
    test("first", () -> values.filled(cache, "key"));
    test("again", () -> values.filled(cache, "key"));
    test("later", () -> values.asked(cache, "key"));

    Recording recording = run.finished();
    assertThat(scope(recording, "early").uses()).isEmpty();
    assertThat(scope(recording, "later").uses())
        .containsExactly(scope(recording, "first").id(), scope(recording, "again").id());
  }

  @Test
  void otherKeysAndOtherCachesAreOtherValues() {
    test("first", () -> values.filled(cache, null));
    test("key", () -> values.asked(cache, "key"));
    test("cache", () -> values.asked("names", null));
    test("same", () -> values.asked(cache, null));

    Recording recording = run.finished();
    assertThat(List.of(scope(recording, "key"), scope(recording, "cache")))
        .allMatch(scope -> scope.uses().length == 0);
    assertThat(scope(recording, "same").uses()).containsExactly(scope(recording, "first").id());
  }

  private void test(String name, Runnable body) {
    run.recorder().testStarted(name, name);
    body.run();
    run.recorder().testFinished(name, Outcome.PASSED);
  }
}
