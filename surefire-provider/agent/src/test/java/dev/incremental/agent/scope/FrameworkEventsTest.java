package dev.incremental.agent.scope;

import static dev.incremental.agent.RecordedRun.scope;
import static dev.incremental.agent.RecordedRun.scopes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.RecordedRun;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Specifies how what frameworks say becomes scopes. */
class FrameworkEventsTest {
  private final RecordedRun run = new RecordedRun();
  private final FrameworkEvents events = new FrameworkEvents(run.recorder());

  /** What Surefire's report entries look like from here. */
  public interface ReportEntry {
    String getSourceName();

    @Nullable String getName();
  }

  /** An entry whose class is as inaccessible as Surefire's may be. */
  private record Entry(String getSourceName, @Nullable String getName) implements ReportEntry {}

  @Test
  void surefiresEventsAreTestsOfTheirClass() {
    surefire("testSetStarting", "a.Test", null);
    surefire("testStarting", "a.Test", "adds");
    surefire("testSucceeded", "a.Test", "adds");
    surefire("testStarting", "a.Test", "breaks");
    surefire("testFailed", "a.Test", "breaks");
    surefire("testSetCompleted", "a.Test", null);

    Recording recording = run.recording();
    assertThat(scope(recording, "a.Test").kind()).isEqualTo(ScopeKind.CONTAINER);
    assertThat(scope(recording, "a.Test#adds()").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(scope(recording, "a.Test#breaks()").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(recording.poison()).isNull();
  }

  @Test
  void invocationsOfAParameterisedTestAreOneTest() {
    surefire("testStarting", "a.Test", "adds[0]");
    surefire("testSucceeded", "a.Test", "adds[0]");
    surefire("testStarting", "a.Test", "adds[1]");
    surefire("testError", "a.Test", "adds[1]");

    assertThat(scopes(run.recording(), "a.Test#adds()"))
        .extracting(each -> each.outcome())
        .containsExactly(Outcome.PASSED, Outcome.FAILED);
  }

  @Test
  void aFailureOfAClassIsTheContainersFailure() {
    surefire("testSetStarting", "a.Test", null);
    surefire("testError", "a.Test", null);
    surefire("testSetCompleted", "a.Test", null);

    assertThat(scope(run.recording(), "a.Test").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aFailureOfAMethodThatNeverBeganIsTheContainersFailure() {
    surefire("testSetStarting", "a.Test", null);
    surefire("testError", "a.Test", "setUpOfTheClass");
    surefire("testSetCompleted", "a.Test", null);

    assertThat(scope(run.recording(), "a.Test").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aFailureWithoutAnyContainerIsNotForgotten() {
    surefire("testError", "a.Test", "setUpOfTheClass");

    assertThat(scope(run.recording(), "a.Test").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void skippedTestsAreTestsToo() {
    surefire("testSkipped", "a.Test", "later");

    assertThat(scope(run.recording(), "a.Test#later()").outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void onceThePlatformSpeaksSurefireIsNotHeard() {
    events.accept("platformStarted", new Object[0]);
    surefire("testStarting", "a.Test", "adds");

    assertThat(scopes(run.recording(), "a.Test#adds()")).isEmpty();
  }

  @Test
  void thePlatformsEventsCarryTheirOwnIds() {
    events.accept("platformStarted", new Object[0]);
    events.accept("containerStarted", new Object[] {"[c]", "a.Test"});
    events.accept("testStarted", new Object[] {"[c]/[t]", "a.Test#adds(int)"});
    events.accept("testFinished", new Object[] {"[c]/[t]", "ABORTED"});
    events.accept("containerFinished", new Object[] {"[c]", "FAILED"});

    Recording recording = run.recording();
    assertThat(scope(recording, "a.Test#adds(int)").outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(scope(recording, "a.Test").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatIsNotUnderstoodPoisonsTheRecording() {
    events.accept("testVanished", new Object[] {"[t]"});

    assertThat(run.recording().poison()).contains("testVanished");
  }

  @Test
  void anUnknownOutcomePoisonsTheRecording() {
    events.accept("testStarted", new Object[] {"[t]", "a.Test#adds()"});
    events.accept("testFinished", new Object[] {"[t]", "MAYBE"});

    assertThat(run.recording().poison()).isNotNull();
  }

  @Test
  void theEndOfATestThatNeverBeganPoisonsTheRecording() {
    events.accept("testFinished", new Object[] {"[t]", "FAILED"});

    assertThat(run.recording().poison()).contains("no such test");
  }

  private void surefire(String what, String className, @Nullable String name) {
    events.accept("surefire." + what, new Object[] {new Entry(className, name)});
  }
}
