package dev.incremental.agent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.agent.boot.Marks;
import dev.incremental.recording.ScopeKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Specifies which marks are found, and that each is found once. */
class MarkedTest {
  private final Map<Integer, byte[]> chunks = new HashMap<>();
  private final Marked marked = new Marked(this::chunk);
  private final Scope first = new Scope(0, ScopeKind.TEST, -1);
  private final Scope second = new Scope(1, ScopeKind.TEST, -1);

  @Test
  void eachScopeGetsEveryMarkOnce() {
    marked.reserve(3_000);
    int[] numbers = {0, 1, 7, 1_023, 1_024, 2_999};
    IntStream.of(numbers).forEach(marked::mark);

    marked.collect(new Scope[] {first, second});

    assertThat(first.touches.drain()).containsExactly(numbers);
    assertThat(second.touches.drain()).containsExactly(numbers);
    assertThat(collected()).isEmpty();
  }

  @Test
  void allNumbersMayBeMarkedAtOnce() {
    marked.reserve(5_000);
    IntStream.range(0, 5_000).forEach(marked::mark);

    assertThat(collected()).containsExactly(IntStream.range(0, 5_000).toArray());
  }

  @Test
  void numbersBeyondTheFirstChunkAreFoundToo() {
    marked.reserve(3 * Marks.CHUNK);
    int[] numbers = {5, Marks.CHUNK - 1, Marks.CHUNK, 3 * Marks.CHUNK - 1};
    IntStream.of(numbers).forEach(marked::mark);

    assertThat(collected()).containsExactly(numbers);
  }

  @Test
  void aMarkThatAProbeSetIsFoundAfterRoomWasMade() {
    marked.reserve(10);
    chunk(0)[9] = 1;
    marked.reserve(2 * Marks.CHUNK);

    assertThat(collected()).containsExactly(9);
  }

  private int[] collected() {
    Scope scope = new Scope(2, ScopeKind.TEST, -1);
    marked.collect(new Scope[] {scope});
    return scope.touches.drain();
  }

  private byte[] chunk(int index) {
    return chunks.computeIfAbsent(index, missing -> new byte[Marks.CHUNK]);
  }
}
