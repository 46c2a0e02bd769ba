package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.git.ChangedFile;
import dev.incremental.plugin.git.GitRepository;
import dev.incremental.plugin.git.Head;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What earlier runs left: the snapshots of the nearest ancestors, with this work tree's own records
 * over them.
 *
 * @param snapshot everything known; empty where there is nothing
 * @param baselines the ancestors of which a snapshot is used, the nearest first: where branches
 *     were merged, there may be one of each
 * @param missing why no ancestor's snapshot is there; empty where one is
 * @param notices what the user should know about snapshots that could not be used
 */
record History(
    Snapshot snapshot, List<Baseline> baselines, Optional<String> missing, List<String> notices) {

  static History load(Memory memory, BaselineChoice choice, Instant now) {
    return new Loading(memory, choice, now).load();
  }

  /** What differs from the nearest baseline, or from the head where that is it or there is none. */
  Reading<List<ChangedFile>> changes(GitRepository git) {
    return baselines.stream()
        .findFirst()
        .filter(each -> each.distance() > 0)
        .map(each -> git.changes(each.commit()))
        .orElseGet(git::uncommitted);
  }

  /** The same with something laid over it. */
  History with(Snapshot newer) {
    return new History(over(snapshot, newer), baselines, missing, notices);
  }

  /** What was recorded under other includes or groups does not make a class known. */
  private static Snapshot over(Snapshot older, Snapshot newer) {
    return Overlay.of(KnownUnder.forgettingUnlike(older, newer), newer);
  }

  /** One attempt after the other, until all snapshots can be read. */
  private static final class Loading {
    private static final int ATTEMPTS = 5;

    private final Memory memory;
    private final BaselineChoice choice;
    private final CommitSnapshots snapshots;
    private final Instant now;

    Loading(Memory memory, BaselineChoice choice, Instant now) {
      this.memory = memory;
      this.choice = choice;
      this.snapshots = new CommitSnapshots(memory);
      this.now = now;
    }

    History load() {
      Set<String> commits = new HashSet<>(snapshots.commits());
      if (choice.reproducible()) {
        memory.git().head().asOptional().map(Head::commit).ifPresent(commits::remove);
      }
      Reading<List<Baseline>> nearest = nearest(commits);
      for (int i = 0; i < ATTEMPTS && nearest.asOptional().isPresent(); i++) {
        List<Baseline> baselines = nearest.asOptional().get();
        List<Snapshot> read = new ArrayList<>();
        for (Baseline each : baselines) {
          snapshots.of(each).ifPresentOrElse(read::add, () -> commits.remove(each.commit()));
        }
        if (read.size() == baselines.size()) {
          return known(baselines, read);
        }
        nearest = nearest(commits);
      }
      String missing =
          nearest.problem().orElse("snapshots of " + ATTEMPTS + " commits cannot be used");
      return history(Snapshot.empty(now), List.of(), Optional.of(missing));
    }

    private Reading<List<Baseline>> nearest(Set<String> commits) {
      return choice.revision().isPresent()
          ? memory.git().nearest(commits, choice.revision().get())
          : memory.git().nearest(commits);
    }

    private History known(List<Baseline> baselines, List<Snapshot> read) {
      Snapshot known = read.get(read.size() - 1);
      for (int i = read.size() - 2; i >= 0; i--) {
        known = over(known, read.get(i));
      }
      return history(known, baselines, Optional.empty());
    }

    private History history(Snapshot older, List<Baseline> baselines, Optional<String> missing) {
      Optional<Snapshot> local = choice.reproducible() ? Optional.empty() : snapshots.ofWorkTree();
      return new History(
          local.map(newer -> over(older, newer)).orElse(older),
          baselines,
          missing,
          snapshots.notices());
    }
  }
}
