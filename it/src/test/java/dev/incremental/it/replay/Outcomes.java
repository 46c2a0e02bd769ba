package dev.incremental.it.replay;

import dev.incremental.it.maven.TestReports;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two clean full runs of the same tree showed.
 *
 * @param ran tests that ran in both
 * @param failed tests that failed in both
 * @param unstable tests that did not end in the same way twice
 */
record Outcomes(Set<String> ran, Set<String> failed, Set<String> unstable) {

  static Outcomes of(TestReports first, TestReports second) {
    Set<String> unstable = new TreeSet<>(difference(first.ran(), second.ran()));
    unstable.addAll(difference(first.failed(), second.failed()));
    return new Outcomes(
        without(first.ran(), unstable), without(first.failed(), unstable), unstable);
  }

  /** Tests of both that pass in one of them and fail in the other. */
  Set<String> changed(Outcomes after) {
    Set<String> changed = difference(failed, after.failed);
    changed.retainAll(ran);
    changed.retainAll(after.ran);
    return without(changed, unstableOfBoth(after));
  }

  /** Tests that must be executed after the step: changed, red, or new. */
  Set<String> due(Outcomes after) {
    Set<String> due = new TreeSet<>(after.ran);
    due.removeAll(ran);
    due.addAll(after.failed);
    due.addAll(changed(after));
    return without(due, unstableOfBoth(after));
  }

  Set<String> unstableOfBoth(Outcomes after) {
    Set<String> both = new TreeSet<>(unstable);
    both.addAll(after.unstable);
    return both;
  }

  private static Set<String> difference(Set<String> one, Set<String> other) {
    Set<String> difference = new TreeSet<>(one);
    difference.addAll(other);
    difference.removeIf(each -> one.contains(each) && other.contains(each));
    return difference;
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
