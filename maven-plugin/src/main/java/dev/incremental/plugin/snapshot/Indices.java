package dev.incremental.plugin.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** An immutable set of indices into a table, ascending, as small as an {@code int[]}. */
public final class Indices {
  /** The set of nothing. */
  public static final Indices NONE = new Indices(new int[0]);

  private final int[] values;
  private final int hash;

  private Indices(int[] values) {
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  /** The set of these, in whatever order and however often each is given. */
  public static Indices of(int... values) {
    int[] sorted = IntStream.of(values).sorted().distinct().toArray();
    return ofAscending(sorted);
  }

  /** The set of all bits that are set. */
  public static Indices of(BitSet bits) {
    return ofAscending(bits.stream().toArray());
  }

  /** Takes over an array that ascends without repetition and is not changed any more. */
  static Indices ofAscending(int[] ascending) {
    return ascending.length == 0 ? NONE : new Indices(ascending);
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** The index at a position, in ascending order. */
  public int get(int position) {
    return values[position];
  }

  /** Whether an index is among them. */
  public boolean contains(int index) {
    return Arrays.binarySearch(values, index) >= 0;
  }

  /** All of them, ascending. */
  public IntStream stream() {
    return Arrays.stream(values);
  }

  /** The set of what is in either. */
  Indices and(Indices more) {
    if (isEmpty() || more.isEmpty()) {
      return isEmpty() ? more : this;
    }
    BitSet both = new BitSet();
    addTo(both);
    more.addTo(both);
    return of(both);
  }

  /** The set of what is in one of both, but not in both. */
  Indices difference(Indices other) {
    int[] merged = new int[values.length + other.values.length];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < values.length || theirs < other.values.length) {
      boolean left = mine < values.length;
      boolean right = theirs < other.values.length;
      if (left && right && values[mine] == other.values[theirs]) {
        mine++;
        theirs++;
      } else if (!right || (left && values[mine] < other.values[theirs])) {
        merged[size++] = values[mine++];
      } else {
        merged[size++] = other.values[theirs++];
      }
    }
    return ofAscending(Arrays.copyOf(merged, size));
  }

  void addTo(BitSet bits) {
    for (int value : values) {
      bits.set(value);
    }
  }

  /** Each index replaced by what stands in the table at its place. */
  Indices through(int[] table) {
    int[] mapped = new int[values.length];
    boolean ascending = true;
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = table[values[i]];
      ascending &= i == 0 || mapped[i - 1] < mapped[i];
    }
    return ascending ? ofAscending(mapped) : of(mapped);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Indices that && hash == that.hash && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
