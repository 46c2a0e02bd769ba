package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void leavesTimeForAnAttempt() throws InterruptedException {
    assertThat(new BackOff(Deadline.in(Duration.ofMillis(250))).pause())
        .as("the shortest pause would leave 150 ms")
        .isFalse();
    assertThat(new BackOff(Deadline.in(Duration.ofMinutes(1))).pause()).isTrue();
  }
}
