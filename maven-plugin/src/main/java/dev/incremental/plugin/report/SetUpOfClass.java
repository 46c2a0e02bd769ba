package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.SetUpTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How long set-up takes for one class with tests.
 *
 * @param id the class
 * @param parts what takes time in it, the longest first
 */
record SetUpOfClass(ContainerId id, List<SetUpCost> parts) {
  static SetUpOfClass of(ContainerId id, SortedMap<String, SetUpTime> times) {
    return new SetUpOfClass(
        id,
        times.entrySet().stream()
            .map(SetUpOfClass::part)
            .sorted(Comparator.comparingLong(SetUpCost::micros).reversed())
            .toList());
  }

  private static SetUpCost part(Map.Entry<String, SetUpTime> each) {
    return new SetUpCost(each.getKey(), each.getValue().micros(), 1, each.getValue().runs());
  }

  long micros() {
    return parts.stream().mapToLong(SetUpCost::micros).sum();
  }
}
