package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a run is: how many of the selected tests have ended, and how long the others may take.
 *
 * <p>The time left is the time passed times what the others took when they were recorded, divided
 * by what those took then that have ended. So it knows of several forks, and of a machine that is
 * slower than the one of the recording. Tests that nobody knew before are counted by themselves.
 */
public final class Progress {
  /** Of less than this part nothing is concluded: one in so many. */
  private static final int TOO_FEW = 20;

  private final String module;
  private final Map<TestId, Long> selected = new HashMap<>();
  private final Set<TestId> ended = new HashSet<>();
  private final Set<TestId> others = new HashSet<>();
  private final long selectedMillis;
  private long endedMillis;

  /**
   * Nothing has run yet.
   *
   * @param module the module's name, where there are several; else empty
   * @param selected the known tests that run
   */
  public Progress(String module, Collection<TestDecision> selected) {
    this.module = module;
    for (TestDecision each : selected) {
      this.selected.put(each.test(), Math.max(1, each.millis()));
    }
    selectedMillis = this.selected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A test has ended, or an invocation of it. */
  public void ended(TestId test) {
    Long millis = selected.get(test);
    if (millis == null) {
      others.add(test);
    } else if (ended.add(test)) {
      endedMillis += millis;
    }
  }

  /** How many tenths of the selected tests have ended; 0 where none was known before. */
  public int tenths() {
    return selected.isEmpty() ? 0 : 10 * ended.size() / selected.size();
  }

  /** Whether all that was selected has ended, and something was. */
  public boolean isOver() {
    return !selected.isEmpty() && ended.size() == selected.size();
  }

  /**
   * All that in words.
   *
   * @param passed the time since the first test began
   */
  public String sentence(Duration passed) {
    if (selected.isEmpty()) {
      return begin() + Quantity.of(others.size(), "test");
    }
    return begin()
        + Quantity.shareOfTests(ended.size(), selected.size())
        + (others.isEmpty() ? "" : " and " + Quantity.of(others.size(), "other"))
        + left(passed).map(left -> ", " + left + " left").orElse("");
  }

  private String begin() {
    return module.isEmpty() ? "Progress: " : "Progress of " + module + ": ";
  }

  private Optional<String> left(Duration passed) {
    if (endedMillis * TOO_FEW < selectedMillis) {
      return Optional.empty();
    }
    double factor = (double) (selectedMillis - endedMillis) / endedMillis;
    long left = Math.max(1, Math.round(passed.toMillis() * factor));
    return Optional.of((left < 500 ? "" : "about ") + Quantity.duration(left));
  }
}
