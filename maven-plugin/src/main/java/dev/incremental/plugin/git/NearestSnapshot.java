package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the nearest ancestor with a snapshot, or says why there is none. */
final class NearestSnapshot {
  private final Repository repository;
  private final Predicate<String> available;
  private final int limit;

  NearestSnapshot(Repository repository, Predicate<String> available, int limit) {
    this.repository = repository;
    this.available = available;
    this.limit = limit;
  }

  Reading<Baseline> from(Head head) throws IOException {
    try (RevWalk revWalk = new RevWalk(repository)) {
      revWalk.setRetainBody(false);
      AncestorWalk walk = new AncestorWalk(revWalk, limit);
      Optional<RevCommit> found = walk.find(ObjectId.fromString(head.commit()), available);
      if (found.isEmpty()) {
        return new Unreadable<>(reasonForNone(walk));
      }
      int distance = walk.countSince(found.get());
      String branch = new BranchNames(repository, revWalk, limit).of(found.get(), head.branch());
      return new Known<>(new Baseline(found.get().name(), distance, branch));
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
    return "none of " + commits(visited) + " has a snapshot of this module yet";
  }

  private static String commits(int number) {
    return number == 1 ? "the 1 commit" : "the " + number + " commits";
  }
}
