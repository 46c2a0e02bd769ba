package dev.incremental.plugin.snapshot;

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

/** What the forks of one plugin execution left on disk. */
public final class RunRecordings {
  private static final Set<Outcome> BAD =
      Set.of(Outcome.FAILED, Outcome.ABORTED, Outcome.UNFINISHED);

  private final List<Recording> recordings;

  private RunRecordings(List<Recording> recordings) {
    this.recordings = List.copyOf(recordings);
  }

  /** Reads one recording a file; one that cannot be read spoils the run, as a damaged one does. */
  public static RunRecordings read(List<Path> files) {
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      try {
        recordings.add(RecordingReader.read(file));
      } catch (IOException e) {
        String reason = "it cannot be read: " + e;
        recordings.add(
            new Recording(Map.of(), List.of(), List.of(), List.of(), List.of(), reason, false));
      }
    }
    return new RunRecordings(recordings);
  }

  /** Whether no fork left anything. */
  public boolean isEmpty() {
    return recordings.isEmpty();
  }

  /** Whether each fork that left anything ended as it should. */
  public boolean areComplete() {
    return recordings.stream().allMatch(Recording::complete);
  }

  /** Merges what was recorded. */
  public MergeResult merge(Run run, RecordingMerger merger) {
    return merger.merge(run, recordings);
  }

  /**
   * What did not pass, as a snapshot.
   *
   * <p>Passes of a run that was killed are worth nothing, since nobody knows any more what the code
   * was like when it started.
   */
  public Snapshot failures(String execution, Instant at) {
    SnapshotBuilder builder = new SnapshotBuilder();
    recordings.stream()
        .flatMap(recording -> recording.scopes().stream())
        .filter(scope -> BAD.contains(scope.outcome()))
        .forEach(scope -> addTo(builder, execution, scope, at));
    builder.setUps(SetUpTimes.of(execution, recordings));
    return builder.build(null, at);
  }

  private static void addTo(
      SnapshotBuilder builder, String execution, RecordedScope scope, Instant at) {
    if (scope.kind() == ScopeKind.TEST) {
      builder.test(
          new TestRecord(
              TestId.parse(execution, scope.name()),
              TestOutcome.of(scope.outcome()),
              scope.millis(),
              at,
              Indices.NONE,
              Indices.NONE));
    } else if (scope.kind() == ScopeKind.CONTAINER && scope.outcome() != Outcome.UNFINISHED) {
      builder.failedContainers(Map.of(new ContainerId(execution, scope.name()), at));
    }
  }
}
