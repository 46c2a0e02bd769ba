package dev.incremental.agent.boot;

/** One byte for each number that can be touched: probes set it, the recorder clears it. */
public interface Marks {
  /** How many numbers a chunk holds. */
  int CHUNK = Probe.CHUNK;

  /** The marks of the numbers from {@code index * CHUNK} on; made when first asked for. */
  byte[] chunk(int index);
}
