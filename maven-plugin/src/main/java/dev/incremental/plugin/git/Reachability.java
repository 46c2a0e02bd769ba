package dev.incremental.plugin.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which commits branches, tags and work trees hold: all of history, loaded once.
 *
 * <p>Commits have numbers, each a greater one than all its children.
 */
public final class Reachability {
  private final Map<ObjectId, Integer> numbers;
  private final int[][] parents;
  private final int[] times;
  private final int[] branches;
  private final int[] distances;

  /**
   * @param numbers of all commits
   * @param parents of each commit by its number
   * @param times of the commits, in seconds since 1970
   * @param branches numbers of the commits at which branches end, or that are checked out
   * @param others numbers of commits that only something else names, such as tags
   */
  Reachability(
      Map<ObjectId, Integer> numbers, int[][] parents, int[] times, int[] branches, int[] others) {
    this.numbers = numbers;
    this.parents = parents;
    this.times = times;
    this.branches = branches;
    this.distances = distances(others);
  }

  /** Of those that no branch holds, distances begin where those of all others have ended. */
  private int[] distances(int[] others) {
    int[] steps = new int[parents.length];
    Arrays.fill(steps, Integer.MAX_VALUE);
    Arrays.stream(others).forEach(each -> steps[each] = parents.length);
    Arrays.stream(branches).forEach(each -> steps[each] = 0);
    for (int each = 0; each < parents.length; each++) {
      for (int parent : parents[each]) {
        steps[parent] = Math.min(steps[parent], steps[each] + 1);
      }
    }
    return steps;
  }

  /**
   * How many steps a commit is from the end of the nearest branch; empty where neither a branch nor
   * a tag nor a work tree holds it. One that only a tag holds is farther away than any that a
   * branch holds.
   *
   * @param commit full id
   */
  public OptionalInt distance(String commit) {
    Integer number = number(commit);
    return number == null ? OptionalInt.empty() : OptionalInt.of(distances[number]);
  }

  /**
   * Those of some commits from which a run on one of the branches would start: its own, or else the
   * youngest ones by all ways from there.
   *
   * @param available full ids
   */
  public Set<String> nearest(Set<String> available) {
    String[] names = new String[parents.length];
    available.forEach(
        commit -> {
          Integer number = number(commit);
          if (number != null) {
            names[number] = commit;
          }
        });
    List<List<Integer>> below = new ArrayList<>();
    for (int i = 0; i < parents.length; i++) {
      below.add(List.of());
    }
    for (int each = parents.length - 1; each >= 0; each--) {
      below.set(each, names[each] == null ? ofParents(each, below) : List.of(each));
    }
    Set<String> nearest = new HashSet<>();
    for (int branch : branches) {
      below.get(branch).forEach(each -> nearest.add(names[each]));
    }
    return nearest;
  }

  private List<Integer> ofParents(int commit, List<List<Integer>> below) {
    int[] all = parents[commit];
    if (all.length == 0) {
      return List.of();
    }
    return all.length == 1
        ? below.get(all[0])
        : Arrays.stream(all)
            .boxed()
            .flatMap(parent -> below.get(parent).stream())
            .distinct()
            .sorted(Comparator.comparingInt((Integer each) -> times[each]).reversed())
            .limit(NearestSnapshot.MOST)
            .toList();
  }

  private @Nullable Integer number(String commit) {
    return ObjectId.isId(commit) ? numbers.get(ObjectId.fromString(commit)) : null;
  }
}
