package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class StillAtItTest {
  @Test
  void itIsSaidAgainAndAgain() throws InterruptedException {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    StillAtIt going = new StillAtIt("Making seed company", Duration.ofMillis(1), said::add);
    try {
      assertThat(said.take()).matches("Making seed company, for \\d+ s");
      assertThat(said.take()).matches("Making seed company, for \\d+ s");
    } finally {
      going.end();
    }
  }

  @Test
  void whatEndsSoonIsNotMentioned() {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    new StillAtIt("Making seed company", said::add).end();
    assertThat(said).isEmpty();
  }
}
