package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Head;
import dev.incremental.plugin.selection.Shard;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotPart;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one snapshot of what the shards of a run recorded. */
final class MergeRun {
  private final Memory memory;
  private final Parts parts;
  private final BaselineChoice baseline;
  private final Instant now;
  private final Console console;

  /**
   * @param baseline as it was chosen for the shards
   */
  MergeRun(Memory memory, Parts parts, BaselineChoice baseline, Instant now, Console console) {
    this.memory = memory;
    this.parts = parts;
    this.baseline = baseline;
    this.now = now;
    this.console = console;
  }

  /**
   * Merges what is there; of a part that is missing it tells.
   *
   * @param alone whether there is no other module: one without tests leaves no parts
   * @throws UserProblem if there is nothing to merge, or the parts do not belong together
   */
  void merge(boolean alone) throws IOException, UserProblem {
    Optional<String> head = memory.git().head().asOptional().map(Head::commit);
    SortedMap<Integer, SnapshotPart> found = parts.find(head);
    parts.notices().forEach(console::warn);
    if (found.isEmpty() && !alone) {
      console.warn("Nothing is merged: there is no part of " + memory.module());
      return;
    }
    if (found.isEmpty()) {
      throw new UserProblem(
          "There is no part of " + memory.module() + " to merge",
          parts.place(),
          "let each machine run with -Dincremental.shard=i/n first; "
              + "name the directory with their files by incremental.parts");
    }
    checkCommits(found);
    checkPlans(found);
    SnapshotPart first = found.values().iterator().next();
    int count = first.count();
    tellMissing(found, count);
    History history = History.load(memory, baseline, now);
    history.notices().forEach(console::warn);
    Snapshot recorded = together(found, history.snapshot());
    Snapshot result =
        Overlay.of(KnownUnder.forgettingUnlike(history.snapshot(), recorded), recorded);
    Optional<String> commit = first.commit();
    Storing storing = new Storing(memory, history.baselines(), baseline);
    boolean kept = storing.keep(result, commit);
    storing.notices().forEach(console::warn);
    if (kept) {
      String tests = recorded.tests().size() == 1 ? "1 test" : recorded.tests().size() + " tests";
      String shards = found.size() == 1 ? "1 shard: " : found.size() + " shards: ";
      console.info("Merged " + shards + tests + storing.where(commit));
    }
  }

  private void checkPlans(SortedMap<Integer, SnapshotPart> found) throws UserProblem {
    SortedMap<String, Set<String>> plans = new TreeMap<>();
    for (SnapshotPart part : found.values()) {
      part.plans()
          .forEach(
              (execution, plan) ->
                  plans
                      .computeIfAbsent(execution, id -> new LinkedHashSet<>())
                      .add(part.count() + " " + plan + " " + part.commit()));
    }
    for (Map.Entry<String, Set<String>> each : plans.entrySet()) {
      String execution = each.getKey();
      if (each.getValue().size() > 1) {
        throw new UserProblem(
            "The shards did not divide the same selection, so that tests may have run on none",
            found.values().stream()
                .map(part -> shard(part) + ": " + part.plans().getOrDefault(execution, "none"))
                .collect(Collectors.joining(", ", "plans of " + execution + ", ", "")),
            "run all shards again; the same snapshots must be there for all of them,"
                + " which -Dincremental.baseline=<commit> makes sure of");
      }
      found.values().stream()
          .filter(part -> !part.plans().containsKey(execution))
          .forEach(part -> console.warn(missing(shard(part) + " did not run " + execution)));
    }
  }

  private static void checkCommits(SortedMap<Integer, SnapshotPart> found) throws UserProblem {
    if (found.values().stream().map(SnapshotPart::commit).distinct().count() > 1) {
      throw new UserProblem(
          "Some shards ran committed code and others had uncommitted changes",
          found.values().stream()
              .map(part -> shard(part) + ": " + part.commit().orElse("uncommitted changes"))
              .collect(Collectors.joining(", ")),
          "run all shards in clean work trees of one commit");
    }
  }

  private static String shard(SnapshotPart part) {
    return "Shard " + new Shard(part.index(), part.count());
  }

  private static String missing(String what) {
    return what + ": its tests count as not run, and stay selected";
  }

  private void tellMissing(Map<Integer, SnapshotPart> found, int count) {
    for (int i = 1; i <= count; i++) {
      if (!found.containsKey(i)) {
        console.warn(missing("Shard " + new Shard(i, count) + " is missing"));
      }
    }
  }

  private Snapshot together(SortedMap<Integer, SnapshotPart> found, Snapshot before) {
    Snapshot all = Snapshot.empty(now);
    String base = SnapshotPart.nameOf(before);
    List<Integer> others =
        found.values().stream()
            .filter(part -> !part.base().equals(base))
            .map(SnapshotPart::index)
            .toList();
    if (!others.isEmpty()) {
      console.warn(
          "The snapshots that shards started from are no longer those of today: which tests there"
              + " are in the classes that they ran counts as unknown, and they run again");
    }
    for (SnapshotPart each : found.values()) {
      all = Overlay.beside(all, others.isEmpty() ? each.run() : withoutKnown(each.run()));
    }
    return all;
  }

  private static Snapshot withoutKnown(Snapshot run) {
    return new Snapshot(
        run.entries(),
        run.scopes(),
        run.tests(),
        Collections.emptySortedMap(),
        run.settings(),
        run.failedContainers(),
        run.setUps(),
        run.commit(),
        run.createdAt());
  }
}
