package dev.incremental.plugin.snapshot;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads set-up times in the form that {@link SnapshotCodec} describes. */
final class SetUpReader {
  /** No method runs as often, or as long. */
  private static final long MOST = 1L << 50;

  private final JsonFields in;
  private final boolean ofDelta;

  /**
   * @param ofDelta whether a row may say that a class has none
   */
  SetUpReader(JsonFields in, boolean ofDelta) {
    this.in = in;
    this.ofDelta = ofDelta;
  }

  /** Reads a part of a row. */
  @FunctionalInterface
  interface Part<T> {
    T read() throws IOException;
  }

  SetUpTimes read(Part<ContainerId> container, Part<String> text) throws IOException {
    in.field("setUps");
    in.startArray();
    SortedMap<ContainerId, SortedMap<String, SetUpTime>> read = new TreeMap<>();
    while (in.nextRow()) {
      ContainerId id = container.read();
      SortedMap<String, SetUpTime> times = read.get(id);
      if (times == null) {
        times = new TreeMap<>();
        read.put(id, times);
      }
      String method = text.read();
      long runs = in.number();
      SetUpTime time = new SetUpTime(runs, in.number(), in.number());
      in.endRow();
      if (runs > 0) {
        check(time);
        in.check(times.put(method, time) == null, "name a method twice");
      } else {
        in.check(ofDelta && runs == 0 && times.isEmpty(), "count runs that are none");
      }
    }
    read.replaceAll((id, times) -> Collections.unmodifiableSortedMap(times));
    return new SetUpTimes(Collections.unmodifiableSortedMap(read), beforeSeeds(container));
  }

  private SortedMap<ContainerId, Long> beforeSeeds(Part<ContainerId> container) throws IOException {
    in.field("beforeSeeds");
    in.startArray();
    SortedMap<ContainerId, Long> read = new TreeMap<>();
    while (in.nextRow()) {
      ContainerId id = container.read();
      long micros = in.number();
      in.check(micros >= 0 && micros <= MOST, "have a number that no set-up has");
      in.check(read.put(id, micros) == null, "name a class twice");
      in.endRow();
    }
    return Collections.unmodifiableSortedMap(read);
  }

  private void check(SetUpTime time) throws IOException {
    in.check(time.runs() <= MOST && time.micros() <= MOST, "have a number that no set-up has");
    in.check(
        time.microsInTests() >= 0 && time.microsInTests() <= time.micros(),
        "are longer in tests than at all");
  }
}
