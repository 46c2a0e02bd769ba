package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();

  static class One {
    static class Inner {}

    static class Other {}
  }

  static class Two {}

  @Test
  void whoBelongsToTheClassInsideNeedNotWait() throws InterruptedException {
    turns.enter(One.class);
    turns.enter(One.class);
    assertThat(turns.enterAtOnce(One.Inner.class)).isTrue();
    assertThat(turns.enterAtOnce(One.Other.class)).isFalse();
    assertThat(turns.enterAtOnce(Two.class)).isFalse();
    turns.leave(One.Inner.class);
    assertThat(turns.enterAtOnce(One.Other.class)).isTrue();
    turns.leave(One.Other.class);
    turns.leave(One.class);
    assertThat(turns.enterAtOnce(Two.class)).isFalse();
    turns.leave(One.class);
    assertThat(turns.enterAtOnce(Two.class)).isTrue();
  }

  @Test
  void anotherWaitsUntilItIsOver() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    CountDownLatch isWaiting = new CountDownLatch(1);
    StringBuffer order = new StringBuffer();
    turns.enter(One.class);
    try {
      Future<?> entered =
          other.submit(
              () -> {
                isWaiting.countDown();
                turns.enter(Two.class);
                order.append("two");
                return null;
              });
      isWaiting.await();
      order.append("one ");
      turns.leave(One.class);
      entered.get();
    } finally {
      other.shutdownNow();
    }
    assertThat(order).hasToString("one two");
  }
}
