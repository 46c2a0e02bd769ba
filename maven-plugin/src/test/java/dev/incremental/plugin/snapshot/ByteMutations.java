package dev.incremental.plugin.snapshot;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as disks, networks and people do: cut off, flipped, zeroed, moved, repeated. */
public final class ByteMutations {
  private final Random random;

  public ByteMutations(Random random) {
    this.random = random;
  }

  /** Other bytes than these. */
  public byte[] of(byte[] bytes) {
    byte[] mutant = bytes;
    while (Arrays.equals(mutant, bytes)) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        mutant = mutant.length == 0 ? new byte[1] : once(mutant);
      }
    }
    return mutant;
  }

  private byte[] once(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(64, bytes.length - from) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, from);
      case 1 -> Arrays.copyOfRange(bytes, from, bytes.length);
      case 2 -> changed(bytes, from, bytes[from] ^ 1 << random.nextInt(8));
      case 3 -> changed(bytes, from, random.nextInt());
      case 4 -> filled(bytes, from, to, (byte) (random.nextBoolean() ? 0 : 0xFF));
      case 5 -> spliced(bytes, from, to, new byte[0]);
      case 6 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      default -> swapped(bytes, from, to);
    };
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] filled(byte[] bytes, int from, int to, byte value) {
    byte[] filled = bytes.clone();
    Arrays.fill(filled, from, to, value);
    return filled;
  }

  private byte[] swapped(byte[] bytes, int from, int to) {
    int length = to - from;
    int other = random.nextInt(bytes.length - length + 1);
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, other, swapped, from, length);
    System.arraycopy(bytes, from, swapped, other, length);
    return swapped;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    byte[] spliced = new byte[bytes.length - (to - from) + instead.length];
    System.arraycopy(bytes, 0, spliced, 0, from);
    System.arraycopy(instead, 0, spliced, from, instead.length);
    System.arraycopy(bytes, to, spliced, from + instead.length, bytes.length - to);
    return spliced;
  }
}
