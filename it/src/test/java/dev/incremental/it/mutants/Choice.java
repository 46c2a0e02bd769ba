package dev.incremental.it.mutants;

import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a variant of the snapshot selects for a mutant.
 *
 * @param selected how many tests
 * @param missed killing tests that are left out
 */
record Choice(int selected, Set<String> missed) {

  static Choice of(Selection selection, Set<String> killing) {
    Set<String> missed = new TreeSet<>(names(selection.leftOut()));
    missed.retainAll(killing);
    missed.removeAll(names(selection.selected()));
    return new Choice(selection.selected().size(), missed);
  }

  private static Set<String> names(Collection<TestDecision> decisions) {
    return decisions.stream()
        .map(each -> each.test().className() + "#" + each.test().methodName())
        .collect(Collectors.toSet());
  }

  /** Ids of the tests left out, as forks know them. */
  static List<String> skipped(Selection selection) {
    return selection.leftOut().stream().map(each -> each.test().inFork()).toList();
  }
}
