package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.ClassSource;
import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges the recordings of all forks of one plugin execution into a snapshot of that run. */
public final class RecordingMerger {
  /** What the databases hold that forks are given; whoever speaks to one depends on it. */
  public static final String DATABASE = "what the database holds";

  private final ClassSource classes;
  private final CurrentState state;
  private final Surroundings surroundings;
  private final ProjectFields fields;
  private final Set<SafetyRule> rules;

  /**
   * Creates a merger.
   *
   * @param classes the project's classes, fingerprinted before the forks started
   * @param state everything else, as it is after the run
   * @param surroundings what paths and names stand for
   * @param fields what methods do with fields
   */
  public RecordingMerger(
      ClassSource classes, CurrentState state, Surroundings surroundings, ProjectFields fields) {
    this(classes, state, surroundings, fields, EnumSet.allOf(SafetyRule.class));
  }

  private RecordingMerger(
      ClassSource classes,
      CurrentState state,
      Surroundings surroundings,
      ProjectFields fields,
      Set<SafetyRule> rules) {
    this.classes = classes;
    this.state = state;
    this.surroundings = surroundings;
    this.fields = fields;
    this.rules = rules;
  }

  /** A merger that does not follow a rule, to measure what the rule costs. */
  public RecordingMerger without(SafetyRule rule) {
    Set<SafetyRule> others = EnumSet.copyOf(rules);
    others.remove(rule);
    return new RecordingMerger(classes, state, surroundings, fields, others);
  }

  /** Merges the recordings of a run. */
  public MergeResult merge(Run run, List<Recording> recordings) {
    SnapshotBuilder builder = new SnapshotBuilder();
    ProjectTypes types = new ProjectTypes(classes);
    ClassEntries entries = new ClassEntries(builder, types, state, surroundings::inLibrary);
    NameEntries names =
        new NameEntries(
            builder,
            entries,
            state,
            surroundings,
            new WrittenPaths(recordings),
            new NameEntries.TestClasses(run.testClasses(), new WithTests(run, recordings, types)),
            forksStarted(run, recordings),
            rules.contains(SafetyRule.REFLECTION));
    int settings = settings(run, recordings, builder);
    TestResults results = new TestResults(run);
    FieldAccesses accesses = new FieldAccesses(fields, types);
    for (Recording recording : recordings) {
      Probes probes = new Probes(recording.classes());
      SharedScopes shared = new SharedScopes(recording, accesses, types, rules);
      Touches touches = new Touches(recording, probes, shared, types, entries, names);
      new ForkMerger(builder, types, entries, recording, probes, touches, accesses, rules, settings)
          .merge(results);
    }
    results.addTo(builder, types, entries);
    SortedMap<ContainerId, Instant> failed = failedContainers(run, recordings);
    builder.failedContainers(failed).setUps(SetUpTimes.of(run.execution(), recordings));
    if (isWhole(run, recordings)) {
      builder.knownClasses(known(run, types, failed));
    }
    return new MergeResult(
        builder.build(null, run.endedAt()),
        new MergeNotices(recordings, types, results.unfinished()).sentences());
  }

  /**
   * When the first fork began; what Surefire still fetched before that was there for all of them.
   */
  private static Instant forksStarted(Run run, List<Recording> recordings) {
    Instant first = run.endedAt();
    for (Recording recording : recordings) {
      Instant start = recording.startedAt().orElse(run.startedAt());
      first = start.isBefore(first) ? start : first;
    }
    return first.isBefore(run.startedAt()) ? run.startedAt() : first;
  }

  /** The scope of the run itself, which every test uses. */
  private int settings(Run run, List<Recording> recordings, SnapshotBuilder builder) {
    BitSet entries = new BitSet();
    if (recordings.stream().anyMatch(NativeSockets::mayBeIn)) {
      Dependency database = new Dependency(DependencyKind.SETTING, DATABASE);
      entries.set(builder.entry(new Entry(database, state.of(database), Indices.NONE)));
    }
    run.settings()
        .forEach(
            (name, text) -> {
              Dependency dependency = new Dependency(DependencyKind.SETTING, name);
              long fingerprint = state.of(dependency);
              entries.set(builder.entry(new Entry(dependency, fingerprint, Indices.NONE)));
              builder.setting(new Setting(name, fingerprint, text));
            });
    return builder.scope(
        new ScopeRecord(ScopeType.AMBIENT, "run", Indices.of(entries), Indices.NONE));
  }

  private static SortedMap<ContainerId, Instant> failedContainers(
      Run run, List<Recording> recordings) {
    SortedMap<ContainerId, Instant> failed = new TreeMap<>();
    for (Recording recording : recordings) {
      for (RecordedScope scope : recording.scopes()) {
        if (scope.kind() == ScopeKind.CONTAINER
            && (scope.outcome() == Outcome.FAILED || scope.outcome() == Outcome.ABORTED)) {
          failed.put(new ContainerId(run.execution(), scope.name()), run.endedAt());
        }
      }
    }
    return failed;
  }

  private static boolean isWhole(Run run, List<Recording> recordings) {
    boolean expected = run.extent() == Run.Extent.EMPTY || !recordings.isEmpty();
    return run.extent() != Run.Extent.PARTIAL
        && expected
        && recordings.stream().allMatch(each -> each.complete() && each.poison() == null);
  }

  private static Map<ContainerId, Long> known(
      Run run, ProjectTypes types, SortedMap<ContainerId, Instant> failed) {
    SortedMap<ContainerId, Long> known = new TreeMap<>();
    ClassShapes.of(types.source(), run.testClasses())
        .forEach((name, shape) -> known.put(new ContainerId(run.execution(), name), shape));
    known
        .keySet()
        .removeIf(
            id ->
                run.elsewhere().stream()
                        .anyMatch(each -> new ContainerId(id.execution(), each).holds(id))
                    || types.lineage(id.name()).stream().anyMatch(types::changed)
                    || failed.keySet().stream().anyMatch(each -> each.holds(id)));
    return known;
  }
}
