package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the nearest ancestors with a snapshot, or says why there is none. */
final class NearestSnapshot {
  /** More are not worth reading. */
  static final int MOST = 4;

  private final Repository repository;
  private final Predicate<String> available;
  private final int limit;

  NearestSnapshot(Repository repository, Predicate<String> available, int limit) {
    this.repository = repository;
    this.available = available;
    this.limit = limit;
  }

  /** At least one, the youngest first; of merged branches there may be one each. */
  Reading<List<Baseline>> from(Head head, String start) throws IOException {
    try (RevWalk revWalk = new RevWalk(repository)) {
      revWalk.setRetainBody(false);
      AncestorWalk walk = new AncestorWalk(revWalk, limit);
      List<RevCommit> found = walk.nearest(ObjectId.fromString(start), available, MOST);
      if (found.isEmpty()) {
        return new Unreadable<>(reasonForNone(walk));
      }
      List<Baseline> baselines = new ArrayList<>();
      for (RevCommit each : found) {
        int distance =
            new AncestorWalk(revWalk, limit).countSince(ObjectId.fromString(head.commit()), each);
        String branch = new BranchNames(repository, revWalk, limit).of(each, head.branch());
        baselines.add(new Baseline(each.name(), distance, branch));
      }
      return new Known<>(List.copyOf(baselines));
    }
  }

  private String reasonForNone(AncestorWalk walk) throws IOException {
    int visited = walk.visited();
    if (visited >= limit) {
      return "none of the last " + limit + " commits has a snapshot";
    }
    if (!walk.missing().isEmpty()) {
      return "none of "
          + commits(visited)
          + " has a snapshot, and history is incomplete: commit "
          + Baseline.shortIdOf(walk.missing().get(0).name())
          + " is missing";
    }
    if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
      return "none of "
          + commits(visited)
          + " of this shallow clone has a snapshot; fetch more of its history"
          + " (git fetch --deepen=100, or the CI's fetch-depth)";
    }
    return visited == 1
        ? "the only commit has no snapshot of this module yet"
        : "none of " + commits(visited) + " has a snapshot of this module yet";
  }

  private static String commits(int number) {
    return number == 1 ? "the 1 commit" : "the " + number + " commits";
  }
}
