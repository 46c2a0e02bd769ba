package dev.incremental.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Specifies what a scope remembers of its touches. */
class TouchesTest {
  private final Touches touches = new Touches();

  @Test
  void areHandedOutAscendingAndOnce() {
    touches.add(7);
    touches.add(3);
    touches.add(7);

    assertThat(touches.drain()).containsExactly(3, 7);
    assertThat(touches.drain()).isEmpty();
  }

  @Test
  void areNotHandedOutAgainWhenTouchedAgain() {
    touches.add(3);
    touches.drain();
    touches.add(3);
    touches.add(4);

    assertThat(touches.drain()).containsExactly(4);
  }

  @Test
  void areAllKeptHoweverManyThereAreAndHoweverOftenTheyRepeat() {
    Random random = new Random(42);
    TreeSet<Integer> expected = new TreeSet<>();
    TreeSet<Integer> drained = new TreeSet<>();
    for (int i = 0; i < 100_000; i++) {
      int number = random.nextInt(1 + i / 3);
      expected.add(number);
      touches.add(number);
      if (i % 9_973 == 0) {
        for (int each : touches.drain()) {
          assertThat(drained.add(each)).isTrue();
        }
      }
    }
    for (int each : touches.drain()) {
      assertThat(drained.add(each)).isTrue();
    }

    assertThat(drained).isEqualTo(expected);
  }
}
