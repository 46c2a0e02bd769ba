package dev.incremental.agent.scope;

import static dev.incremental.agent.RecordedRun.scope;
import static dev.incremental.agent.RecordedRun.scopes;
import static dev.incremental.agent.RecordedRun.touched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.RecordedRun;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Specifies to which scopes a touch belongs, and when it is in the file. */
class RecorderTest {
  private final RecordedRun run = new RecordedRun();
  private final Recorder recorder = run.recorder();
  private final int shared = run.method("a.Shared", "used()V");

  @Test
  void eachTestTouchesWhatItRanAlsoWhenOthersRanItBefore() {
    test("one", () -> run.call(shared));
    test("two", () -> run.call(shared));
    test("three", () -> {});

    Recording recording = run.finished();
    assertThat(touched(recording, "one")).containsExactly("a.Shared#used()V");
    assertThat(touched(recording, "two")).containsExactly("a.Shared#used()V");
    assertThat(touched(recording, "three")).isEmpty();
    assertThat(recording.complete()).isTrue();
  }

  @Test
  void aContainerIsSuspendedWhileItsTestsRun() {
    int setUp = run.method("a.SetUp", "all()V");
    recorder.containerStarted("c", "a.Test");
    run.call(setUp);
    test("one", () -> run.call(shared));
    recorder.containerFinished("c", Outcome.PASSED);

    Recording recording = run.finished();
    assertThat(touched(recording, "a.Test")).containsExactly("a.SetUp#all()V");
    assertThat(touched(recording, "one")).containsExactly("a.Shared#used()V");
    assertThat(scope(recording, "one").parent()).isEqualTo(scope(recording, "a.Test").id());
  }

  @Test
  void whatIsReadOfADatabaseInTheBackgroundMayBeForLaterTestsOfTheClass()
      throws InterruptedException {
    recorder.containerStarted("c", "a.Test");
    test("one", () -> recorder.touch(NameKind.DATABASE, ""));
    assertThat(touched(run.recording(), "a.Test")).isEmpty();

    recorder.testStarted("k", "two");
    onAnotherThread(() -> recorder.touch(NameKind.DATABASE, ""));
    recorder.testFinished("k", Outcome.PASSED);

    assertThat(touched(run.recording(), "a.Test")).containsExactly("DATABASE ");
  }

  @Test
  void whatIsReadOfADatabaseInTheBackgroundMayBeForAnyContext() throws InterruptedException {
    int context = recorder.contextStarted("a.App");
    recorder.contextFinished();
    recorder.testStarted("k", "other");
    onAnotherThread(() -> recorder.touch(NameKind.DATABASE, ""));
    recorder.testFinished("k", Outcome.PASSED);
    test("user", () -> recorder.used(context));

    assertThat(touched(run.recording(), "user")).containsExactly("DATABASE ");
  }

  @Test
  void whatRunsBetweenTestsBelongsToTheContainer() {
    recorder.containerStarted("c", "a.Test");
    test("one", () -> {});
    run.call(shared);
    test("two", () -> {});

    assertThat(touched(run.recording(), "a.Test")).containsExactly("a.Shared#used()V");
  }

  @Test
  void workOnAnyThreadBelongsToTheTestThatRuns() throws InterruptedException {
    recorder.testStarted("k", "one");
    onAnotherThread(() -> run.call(shared));
    recorder.testFinished("k", Outcome.PASSED);

    assertThat(touched(run.recording(), "one")).containsExactly("a.Shared#used()V");
  }

  @Test
  void testsThatOverlapShareAllTouches() throws InterruptedException {
    recorder.testStarted("k1", "one");
    onAnotherThread(() -> recorder.testStarted("k2", "two"));
    run.call(shared);
    recorder.testFinished("k1", Outcome.PASSED);
    recorder.testFinished("k2", Outcome.PASSED);

    Recording recording = run.recording();
    assertThat(touched(recording, "one")).contains("a.Shared#used()V");
    assertThat(touched(recording, "two")).contains("a.Shared#used()V");
  }

  @Test
  void aTestOnANewThreadUsesAllEarlierOnesSinceItsPreludeMayBeInThem() throws InterruptedException {
    test("one", () -> run.call(shared));
    onAnotherThread(() -> test("two", () -> {}));

    Recording recording = run.recording();
    assertThat(scope(recording, "two").uses()).contains(scope(recording, "one").id());
  }

  @Test
  void containersAreNoLongerSuspendedOnceTestsRunOnTwoThreads() throws InterruptedException {
    recorder.containerStarted("c", "a.Test");
    onAnotherThread(() -> recorder.testStarted("k", "one"));
    run.call(shared);
    recorder.testFinished("k", Outcome.PASSED);

    Recording recording = run.recording();
    assertThat(touched(recording, "a.Test")).contains("a.Shared#used()V");
    assertThat(touched(recording, "one")).contains("a.Shared#used()V");
  }

  @Test
  void anInitialiserIsAScopeOfItsOwnBesideTheTest() {
    int initialiser = run.method("a.State", "<clinit>()V", ScopeKind.INITIALISER);
    test("one", () -> run.call(initialiser, () -> run.call(shared)));

    Recording recording = run.recording();
    assertThat(touched(recording, "a.State#<clinit>()V"))
        .containsExactly("a.Shared#used()V", "a.State#<clinit>()V");
    assertThat(touched(recording, "one")).contains("a.Shared#used()V");
  }

  @Test
  void fromItsSecondEntryInATestAStateMethodUsesThatWholeTest() {
    int put = run.method("a.Cache", "put()V", ScopeKind.STATE);
    test(
        "one",
        () -> {
          run.call(put, () -> {});
          run.call(put, () -> run.call(shared));
          run.call(put, () -> {});
        });
    test("two", () -> run.call(put, () -> {}));

    Recording recording = run.recording();
    assertThat(scopes(recording, "a.Cache#put()V")).hasSize(2);
    RecordedScope first = scopes(recording, "a.Cache#put()V").get(0);
    assertThat(first.uses()).containsExactly(scope(recording, "one").id());
  }

  @Test
  void aStateMethodThatNeverEndsHasItsTouchesWritten() throws InterruptedException {
    int loop = run.method("a.Worker", "loop()V", ScopeKind.STATE);
    onAnotherThread(() -> recorder.entered(loop));
    test("one", () -> run.call(shared));

    assertThat(touched(run.recording(), "a.Worker#loop()V")).contains("a.Shared#used()V");
  }

  @Test
  void aStateMethodOpenOnOneThreadStillEndsWhenAnotherThreadEntersIt() throws InterruptedException {
    int put = run.method("a.Cache", "put()V", ScopeKind.STATE);
    recorder.testStarted("k", "one");
    recorder.entered(put);
    onAnotherThread(() -> run.call(put, () -> {}));
    recorder.exited(put);
    recorder.testFinished("k", Outcome.PASSED);

    assertThat(scope(run.recording(), "a.Cache#put()V").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aRecursiveStateMethodIsOneScope() {
    int put = run.method("a.Cache", "put()V", ScopeKind.STATE);
    test("one", () -> run.call(put, () -> run.call(put, () -> {})));

    assertThat(scope(run.recording(), "a.Cache#put()V").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void namesAreTouchedByEachTestThatAsks() {
    test("one", () -> recorder.touch(NameKind.FILE, "/x"));
    test("two", () -> recorder.touch(NameKind.FILE, "/x"));

    Recording recording = run.recording();
    assertThat(touched(recording, "one")).containsExactly("FILE /x");
    assertThat(touched(recording, "two")).isEqualTo(Set.of("FILE /x"));
    assertThat(recording.names()).hasSize(1);
  }

  @Test
  void aTestThatKillsItsJvmIsThereAndUnfinished() {
    recorder.testStarted("k", "one");

    Recording recording = run.recording();
    assertThat(scope(recording, "one").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(recording.complete()).isFalse();
  }

  @Test
  void theWorstThatIsSaidOfATestIsItsOutcome() {
    recorder.testStarted("k", "one");
    recorder.note("k", Outcome.FAILED);
    recorder.testFinished("k", Outcome.PASSED);

    assertThat(scope(run.recording(), "one").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aFailureOfWhatNeverBeganIsAFailedContainer() {
    recorder.note("a.Test", Outcome.FAILED);

    RecordedScope container = scope(run.recording(), "a.Test");
    assertThat(container.kind()).isEqualTo(ScopeKind.CONTAINER);
    assertThat(container.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anEndWithoutABeginningIsReported() {
    assertThat(recorder.testFinished("k", Outcome.PASSED)).isFalse();
  }

  @Test
  void onceGivenUpNothingMoreIsWritten() {
    recorder.testStarted("k", "one");
    recorder.giveUp();
    recorder.testFinished("k", Outcome.PASSED);

    Recording recording = run.finished();
    assertThat(scope(recording, "one").outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(recording.complete()).isFalse();
  }

  @Test
  void aFullDiskStopsTheRecordingNotTheTests() {
    RecordedRun full = RecordedRun.to(new FullAfterHeader());
    full.recorder().testStarted("k", "one");

    assertThat(full.recorder().testFinished("k", Outcome.PASSED)).isTrue();
    full.recorder().finish();
  }

  @Test
  void anInterruptedThreadStillRecords() {
    Thread.currentThread().interrupt();
    try {
      test("one", () -> {});
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(scope(run.recording(), "one").outcome()).isEqualTo(Outcome.PASSED);
  }

  private void test(String name, Runnable body) {
    recorder.testStarted(name, name);
    body.run();
    recorder.testFinished(name, Outcome.PASSED);
  }

  private static void onAnotherThread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }

  /** A file that takes the first write only. */
  private static final class FullAfterHeader extends OutputStream {
    private int writes;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (writes++ > 0) {
        throw new IOException("no space left on device");
      }
    }
  }
}
