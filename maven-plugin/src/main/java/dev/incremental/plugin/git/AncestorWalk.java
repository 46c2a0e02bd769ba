package dev.incremental.plugin.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /**
   * The commits that pass, the start included, and are no ancestor of another one that does: where
   * branches were merged there may be one on each. The youngest comes first.
   *
   * @param most how many are enough
   */
  List<RevCommit> nearest(AnyObjectId start, Predicate<String> wanted, int most)
      throws IOException {
    List<RevCommit> found = new ArrayList<>();
    enqueue(start);
    while (visited < limit && found.size() < most && holdsOthers()) {
      RevCommit commit = queue.remove();
      visited++;
      if (!passOn(commit) && wanted.test(commit.name())) {
        found.add(commit);
        ofBaseline.add(commit);
        passOn(commit);
      }
      enqueueParents(commit);
    }
    return found;
  }

  /**
   * How many commits the start has that another one has not; beyond the limit it stops counting.
   */
  int countSince(AnyObjectId start, RevCommit baseline) throws IOException {
    int count = 0;
    enqueue(start);
    enqueue(baseline);
    ofBaseline.add(baseline);
    while (visited < limit && holdsOthers()) {
      RevCommit commit = queue.remove();
      visited++;
      if (!passOn(commit)) {
        count++;
      }
      enqueueParents(commit);
    }
    return count;
  }

  /** What belongs to a baseline's history hands that on to its parents. */
  private boolean passOn(RevCommit commit) {
    boolean old = ofBaseline.contains(commit);
    if (old) {
      ofBaseline.addAll(List.of(commit.getParents()));
    }
    return old;
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
