package dev.incremental.plugin.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * One walk from a commit through all its ancestors, the youngest first, so that of two merged
 * branches the one that is nearer in time is tried first and a stale one last.
 */
final class AncestorWalk {
  private final RevWalk walk;
  private final int limit;
  private final Map<ObjectId, Integer> order = new HashMap<>();
  private final Set<ObjectId> ofBaseline = new HashSet<>();
  private final List<ObjectId> missing = new ArrayList<>();
  private final PriorityQueue<RevCommit> queue =
      new PriorityQueue<>(
          Comparator.comparingInt(RevCommit::getCommitTime)
              .reversed()
              .thenComparing(commit -> order.getOrDefault(commit, 0)));
  private int visited;

  /** Walks at most {@code limit} commits before a baseline is found. */
  AncestorWalk(RevWalk walk, int limit) {
    this.walk = walk;
    this.limit = limit;
  }

  /** Number of commits looked at so far. */
  int visited() {
    return visited;
  }

  /** Commits that history names and the repository lacks. */
  List<ObjectId> missing() {
    return missing;
  }

  /**
   * Whether a commit is the start or an ancestor of it; false also where that is too far to tell.
   */
  boolean holds(AnyObjectId start, RevCommit commit) throws IOException {
    enqueue(start);
    while (visited < limit) {
      RevCommit next = queue.poll();
      if (next == null || next.getCommitTime() < commit.getCommitTime()) {
        return false;
      }
      if (next.equals(commit)) {
        return true;
      }
      visited++;
      enqueueParents(next);
    }
    return false;
  }

  /** The youngest commit that passes, the start included. */
  Optional<RevCommit> find(AnyObjectId start, Predicate<String> wanted) throws IOException {
    enqueue(start);
    while (visited < limit) {
      RevCommit commit = queue.poll();
      if (commit == null) {
        break;
      }
      visited++;
      if (wanted.test(commit.name())) {
        return Optional.of(commit);
      }
      enqueueParents(commit);
    }
    return Optional.empty();
  }

  /**
   * After {@link #find}: how many commits the start has that the found one has not. Beyond the
   * walk's limit it stops counting.
   */
  int countSince(RevCommit baseline) throws IOException {
    int count = visited - 1;
    ofBaseline.add(baseline);
    queue.add(baseline);
    for (int steps = 0; steps < limit && holdsOthers(); steps++) {
      RevCommit commit = queue.remove();
      if (ofBaseline.contains(commit)) {
        ofBaseline.addAll(List.of(commit.getParents()));
      } else {
        count++;
      }
      enqueueParents(commit);
    }
    return count;
  }

  private boolean holdsOthers() {
    return queue.stream().anyMatch(commit -> !ofBaseline.contains(commit));
  }

  private void enqueueParents(RevCommit commit) throws IOException {
    for (RevCommit parent : commit.getParents()) {
      enqueue(parent);
    }
  }

  private void enqueue(AnyObjectId id) throws IOException {
    RevCommit commit = walk.lookupCommit(id);
    if (order.putIfAbsent(commit, order.size()) != null) {
      return;
    }
    try {
      walk.parseHeaders(commit);
      queue.add(commit);
    } catch (MissingObjectException e) {
      missing.add(commit);
    }
  }
}
