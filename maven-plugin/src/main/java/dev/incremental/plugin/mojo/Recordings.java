package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingReader;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what forks recorded. */
final class Recordings {
  private static final Set<Outcome> BAD =
      Set.of(Outcome.FAILED, Outcome.ABORTED, Outcome.UNFINISHED);

  private Recordings() {}

  /** One recording a file; one that cannot be read says so itself. */
  static List<Recording> read(List<Path> files) {
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      try {
        recordings.add(RecordingReader.read(file));
      } catch (IOException e) {
        String reason = "the recording cannot be read: " + e;
        recordings.add(new Recording(Map.of(), List.of(), List.of(), List.of(), reason, false));
      }
    }
    return recordings;
  }

  /**
   * What did not pass, as a snapshot.
   *
   * <p>Passes of a run that was killed are worth nothing, since nobody knows any more what the code
   * was like when it started.
   */
  static Snapshot failures(String execution, List<Recording> recordings, Instant at) {
    SnapshotBuilder builder = new SnapshotBuilder();
    for (Recording recording : recordings) {
      for (RecordedScope scope : recording.scopes()) {
        if (!BAD.contains(scope.outcome())) {
          continue;
        }
        if (scope.kind() == ScopeKind.TEST) {
          builder.test(failure(TestId.parse(execution, scope.name()), scope, at));
        } else if (scope.kind() == ScopeKind.CONTAINER && scope.outcome() != Outcome.UNFINISHED) {
          builder.failedContainers(Map.of(new ContainerId(execution, scope.name()), at));
        }
      }
    }
    return builder.build(null, at);
  }

  private static TestRecord failure(TestId id, RecordedScope scope, Instant at) {
    return new TestRecord(
        id,
        TestOutcome.valueOf(scope.outcome().name()),
        scope.millis(),
        at,
        Indices.NONE,
        Indices.NONE);
  }
}
