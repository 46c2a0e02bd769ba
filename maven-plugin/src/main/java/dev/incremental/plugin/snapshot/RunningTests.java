package dev.incremental.plugin.snapshot;

import dev.incremental.recording.RecordingTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the forks of an execution have recorded so far of the course of its tests. */
public final class RunningTests {
  private final String execution;
  private final Map<Path, RecordingTail> forks = new HashMap<>();

  /** Follows the forks of an execution. */
  public RunningTests(String execution) {
    this.execution = execution;
  }

  /**
   * The tests that ended in any fork since this was last asked.
   *
   * @param recordings the files of all forks so far
   * @throws IOException if one cannot be read or is damaged
   */
  public List<TestId> ended(List<Path> recordings) throws IOException {
    List<TestId> ended = new ArrayList<>();
    for (Path recording : recordings) {
      for (String name : forks.computeIfAbsent(recording, RecordingTail::new).ended()) {
        ended.add(TestId.parse(execution, name));
      }
    }
    return ended;
  }

  /** Whether any test had begun by then. */
  public boolean begun() {
    return forks.values().stream().anyMatch(RecordingTail::begun);
  }
}
