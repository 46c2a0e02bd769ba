package dev.incremental.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.recording.RecordedSetUp;
import java.util.concurrent.CountDownLatch;
import junit.framework.TestCase;
import org.junit.jupiter.api.Test;

/** For which class and which method the time of set-up counts. */
class SetUpsTest {
  private static final int MICRO = 1000;

  private long now;
  private final SetUps setUps = new SetUps(() -> now);

  /** Whatever runs for some microseconds. */
  private void runs(int micros) {
    now += (long) micros * MICRO;
  }

  /** A set-up method that does nothing else for a while. */
  private void setUp(String method, Object target, int micros) {
    setUps.begin(method, target);
    runs(micros);
    setUps.end(method);
  }

  private static final class Target {}

  private static final class Case extends TestCase {}

  /** Made by a framework, so to speak. */
  private static final class Target$$Proxy extends Base {}

  private static class Base {}

  @Test
  void timeCountsForTheClassOfTheTestThatRuns() {
    setUps.containerStarted("c", "a.T");
    setUps.testStarted("t", "a.T$Inner#works()");
    setUp("a.Base#setUp", new Target(), 5);
    setUps.ended("t");
    setUps.ended("c");

    assertThat(setUps.drain())
        .containsExactly(new RecordedSetUp("a.T$Inner", "a.Base#setUp", 1, 5, 5));
  }

  @Test
  void betweenTestsItCountsForTheObjectsOwnClass() {
    setUps.containerStarted("c", "TestSuite");
    setUp("a.Base#setUp", new Target(), 5);

    assertThat(setUps.drain())
        .containsExactly(new RecordedSetUp(Target.class.getName(), "a.Base#setUp", 1, 5, 0));
  }

  @Test
  void classesThatFrameworksMadeAreThoseTheyWereMadeFrom() {
    setUp("a.Base#setUp", new Target$$Proxy(), 5);

    assertThat(setUps.drain())
        .extracting(RecordedSetUp::testClass)
        .containsExactly(Base.class.getName());
  }

  @Test
  void withoutAnObjectItCountsForTheContainerThatIsOpen() {
    setUps.containerStarted("engine", "");
    setUps.containerStarted("c", "a.T");
    setUp("a.Base#setUpAll", null, 5);
    setUps.ended("c");
    setUp("a.Base#setUpAll", null, 7);

    assertThat(setUps.drain())
        .containsExactlyInAnyOrder(
            new RecordedSetUp("a.T", "a.Base#setUpAll", 1, 5, 0),
            new RecordedSetUp("a.Base", "a.Base#setUpAll", 1, 7, 0));
  }

  @Test
  void whatOneSetUpMethodSpendsInAnotherCountsForTheOther() {
    setUps.containerStarted("c", "a.T");
    setUps.begin("a.T#setUp", null);
    runs(2);
    setUp("a.Base#setUp", null, 40);
    runs(3);
    setUps.end("a.T#setUp");

    assertThat(setUps.drain())
        .containsExactlyInAnyOrder(
            new RecordedSetUp("a.T", "a.T#setUp", 1, 5, 0),
            new RecordedSetUp("a.T", "a.Base#setUp", 1, 40, 0));
  }

  @Test
  void theSameMethodWithinItselfCountsOnce() {
    setUps.containerStarted("c", "a.T");
    setUps.begin("a.T#setUp", null);
    runs(2);
    setUp("a.T#setUp", null, 40);
    setUps.end("a.T#setUp");

    assertThat(setUps.drain()).containsExactly(new RecordedSetUp("a.T", "a.T#setUp", 2, 42, 0));
  }

  @Test
  void whatNeverSaidThatItEndedIsCutOff() {
    setUps.containerStarted("c", "a.T");
    setUps.begin("a.T#setUp", null);
    setUps.begin("a.T#overflows", null);
    runs(9);
    setUps.end("a.T#setUp");
    setUps.end("a.T#overflows");

    assertThat(setUps.drain()).containsExactly(new RecordedSetUp("a.T", "a.T#setUp", 1, 9, 0));
  }

  @Test
  void threadsHaveTheirOwnTests() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch measured = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              setUps.testStarted("u", "a.U#works()");
              setUps.begin("a.Base#setUp", null);
              begun.countDown();
              try {
                measured.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              setUps.end("a.Base#setUp");
            });
    setUps.testStarted("t", "a.T#works()");
    other.start();
    begun.await();
    setUp("a.Base#setUp", null, 5);
    measured.countDown();
    other.join();

    assertThat(setUps.drain())
        .containsExactlyInAnyOrder(
            new RecordedSetUp("a.T", "a.Base#setUp", 1, 5, 5),
            new RecordedSetUp("a.U", "a.Base#setUp", 1, 5, 5));
  }

  @Test
  void setUpMeansSomethingInTestCasesAlone() {
    setUps.mayBegin("a.Machine#setUp", new Target());
    setUps.end("a.Machine#setUp");
    setUps.mayBegin("a.Base#setUp", new Case());
    runs(5);
    setUps.end("a.Base#setUp");

    assertThat(setUps.drain())
        .containsExactly(new RecordedSetUp(Case.class.getName(), "a.Base#setUp", 1, 5, 0));
  }

  @Test
  void theStartOfAContextIsNotPartOfTheMethodThatNeedsIt() {
    setUps.containerStarted("c", "a.T");
    setUps.begin("a.T#setUp", null);
    setUps.begin("a.Application", null);
    runs(30);
    setUps.endContext();
    runs(1);
    setUps.end("a.T#setUp");
    setUps.endContext();

    assertThat(setUps.drain())
        .containsExactlyInAnyOrder(
            new RecordedSetUp("a.T", "a.Application", 1, 30, 0),
            new RecordedSetUp("a.T", "a.T#setUp", 1, 1, 0));
  }

  @Test
  void whatWasDrainedIsNotCountedAgain() {
    setUp("a.T#setUp", null, 5);

    assertThat(setUps.drain()).hasSize(1);
    assertThat(setUps.drain()).isEmpty();
  }
}
