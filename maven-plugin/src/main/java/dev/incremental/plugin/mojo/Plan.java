package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.report.ChangeSources;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.ShardSplit;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to run, and on what grounds.
 *
 * @param known what was known before
 * @param baselines the commits that the code was compared with, the nearest first, if any
 * @param selection a decision for each known test
 * @param split how several machines share what is selected, if they do
 * @param audited what would be left out and what not if everything did not run anyway; empty where
 *     that is not to be judged
 * @param sources files that changed, to name causes
 * @param chosen what the user chose by {@code -Dtest}, if so
 * @param ground what recording needs; empty where nothing can be recorded
 * @param notices sentences for the user
 */
record Plan(
    Snapshot known,
    List<Baseline> baselines,
    Selection selection,
    Optional<ShardSplit> split,
    Optional<Selection> audited,
    ChangeSources sources,
    Optional<String> chosen,
    Optional<Ground> ground,
    List<String> notices) {

  /** The nearest commit that the code was compared with, if there is one. */
  Optional<Baseline> baseline() {
    return baselines.stream().findFirst();
  }

  /** Outermost classes of which no test may run here, because another machine runs them. */
  Set<ContainerId> elsewhere() {
    return split.<Set<ContainerId>>map(ShardSplit::elsewhere).orElse(Set.of());
  }

  /** What all machines run together. */
  Selection whole() {
    return split.map(ShardSplit::whole).orElse(selection);
  }

  /**
   * What selecting and recording work on.
   *
   * @param state the module before the forks start
   * @param head the commit that was checked out, if there is one
   * @param dirty whether anything was not committed
   * @param choice which snapshots the code could be compared with
   */
  record Ground(
      Memory memory,
      ModuleState state,
      Optional<String> head,
      boolean dirty,
      BaselineChoice choice) {}
}
