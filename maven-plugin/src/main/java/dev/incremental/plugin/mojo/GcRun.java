package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reachability;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.store.Names;
import dev.incremental.plugin.store.PartName;
import dev.incremental.plugin.store.RemoteStore;
import dev.incremental.plugin.store.Retention;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.Stores;
import dev.incremental.plugin.store.Sweep;
import dev.incremental.plugin.store.WorkTreeRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Deletes from this clone's store and from the shared one what they need not keep. */
final class GcRun {
  private final Memory memory;
  private final boolean clonesOwn;
  private final Bounds bounds;
  private final boolean dryRun;
  private final Console console;
  private final List<String> problems = new ArrayList<>();

  /**
   * What may go.
   *
   * @param grace how long everything stays
   * @param budget bytes that each store may hold
   * @param shards how many parts of a snapshot there may be
   */
  record Bounds(Duration grace, long budget, int shards) {}

  /**
   * @param clonesOwn whether the directory of snapshots belongs to this clone alone
   * @param dryRun whether to only say what would go
   */
  GcRun(Memory memory, boolean clonesOwn, Bounds bounds, boolean dryRun, Console console) {
    this.memory = memory;
    this.clonesOwn = clonesOwn;
    this.bounds = bounds;
    this.dryRun = dryRun;
    this.console = console;
  }

  /**
   * Looks through both stores.
   *
   * @param modules keys of those whose snapshots a store that others use may have for us
   * @throws UserProblem if it is not known what branches hold, then nothing is deleted; or if
   *     something could not be done, after everything else
   */
  void run(Set<String> modules, Instant now) throws UserProblem, IOException {
    Reading<Reachability> reachable = memory.git().reachable();
    if (reachable.problem().isPresent()) {
      throw new UserProblem(
          "Nothing is deleted: " + reachable.problem().get(),
          memory.git().root().toString(),
          "run it in a whole clone of the repository");
    }
    Instant graceBegan = now.minus(bounds.grace());
    Retention retention = new Retention(graceBegan, bounds.budget());
    Retention.Lineage lineage = lineage(reachable.asOptional().orElseThrow());
    Names own = clonesOwn ? memory.store().names() : names(memory.store(), modules);
    sweep(new Sweep(memory.store(), retention, lineage), own, "");
    if (clonesOwn) {
      forgetWorkTrees(graceBegan);
    }
    if (memory.sharing().place().isPresent()) {
      shared(memory.sharing().place().get(), retention, lineage, modules);
    }
    if (!problems.isEmpty()) {
      throw new UserProblem(
          "Not everything could be looked through or deleted",
          String.join("; ", problems),
          "put that right and run it again");
    }
  }

  private static Retention.Lineage lineage(Reachability reachable) {
    return new Retention.Lineage() {
      @Override
      public OptionalInt distance(String commit) {
        return reachable.distance(commit);
      }

      @Override
      public Set<String> nearest(Set<String> commits) {
        return reachable.nearest(commits);
      }
    };
  }

  private void shared(
      Sharing.Place place, Retention retention, Retention.Lineage lineage, Set<String> modules) {
    String where = memory.sharing().inWords();
    if (!memory.sharing().publish() && !dryRun) {
      console.warn(
          where
              + " stays as it is: only -Dincremental.publish=true, without incremental.readOnly,"
              + " deletes there");
    } else if (place.offline()) {
      console.warn(where + " stays as it is: offline");
    } else {
      try (RemoteStore store = Stores.remote(place.address(), place.access())) {
        sweep(new Sweep(store, retention, lineage), names(store, modules), " in " + where);
      }
    }
  }

  private Names names(SnapshotStore store, Set<String> modules) {
    Set<String> names = new HashSet<>();
    Optional<String> problem = Optional.empty();
    for (String module : modules) {
      names.add(module);
      for (int i = 1; i <= bounds.shards(); i++) {
        names.add(PartName.of(module, i, bounds.shards()));
      }
      Names parts = store.parts(module);
      names.addAll(parts.names());
      problem = problem.or(parts::problem);
      if (problem.isPresent()) {
        break;
      }
    }
    return new Names(names, problem);
  }

  private void sweep(Sweep sweep, Names names, String where) {
    if (names.problem().isPresent()) {
      problems.add(names.problem().get());
      return;
    }
    Sweep.Plan plan = sweep.plan(names.names());
    if (plan.problem().isPresent()) {
      problems.add(plan.problem().get());
      return;
    }
    GcReport report = new GcReport(plan, bounds, where);
    if (dryRun) {
      report.wouldBe().forEach(console::info);
      return;
    }
    Sweep.Result result = sweep.carryOut(plan);
    result.problem().ifPresent(problems::add);
    report.of(result).forEach(console::info);
    report.overBudget(result).ifPresent(console::warn);
  }

  private void forgetWorkTrees(Instant before) throws IOException {
    Optional<Set<String>> present = memory.git().workTreeIds().asOptional();
    if (present.isEmpty()) {
      return; // they are small
    }
    WorkTreeRecords records = new WorkTreeRecords(memory.directory());
    Collection<Path> gone = records.leftBehind(present.get(), before);
    for (Path each : gone) {
      if (!dryRun) {
        records.delete(each);
      }
    }
    if (!gone.isEmpty()) {
      console.info(
          (dryRun ? "Would delete" : "Deleted")
              + " what "
              + (gone.size() == 1 ? "1 work tree" : gone.size() + " work trees")
              + " recorded and left behind");
    }
  }
}
