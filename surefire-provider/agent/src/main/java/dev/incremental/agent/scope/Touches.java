package dev.incremental.agent.scope;

import java.util.Arrays;
import java.util.BitSet;

/** The numbers that a scope touched, with those already written remembered. */
final class Touches {
  private static final int[] NONE = {};

  private final BitSet written = new BitSet();
  private int[] numbers = new int[64];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      makeRoom();
    }
    numbers[size] = number;
    size++;
  }

  /** Returns what was added since the last call, ascending and without what was returned before. */
  int[] drain() {
    distinct();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int number = numbers[i];
      if (!written.get(number)) {
        written.set(number);
        numbers[kept++] = number;
      }
    }
    size = 0;
    return kept == 0 ? NONE : Arrays.copyOf(numbers, kept);
  }

  private void makeRoom() {
    distinct();
    if (size > numbers.length / 2) {
      numbers = Arrays.copyOf(numbers, numbers.length * 2);
    }
  }

  private void distinct() {
    Arrays.sort(numbers, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || numbers[kept - 1] != numbers[i]) {
        numbers[kept++] = numbers[i];
      }
    }
    size = kept;
  }
}
