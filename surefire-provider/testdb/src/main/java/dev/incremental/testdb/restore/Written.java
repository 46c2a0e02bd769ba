package dev.incremental.testdb.restore;

import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a table that may have been written to.
 *
 * @param ranges their numbers, as an array's text: of each two, from the first to before the second
 * @param tids where rows lie that may be new, as an array's text, null if there are none
 */
record Written(long rel, long pages, String ranges, @Nullable String tids) {
  private static final Pattern TID = Pattern.compile("\\([0-9]+,[0-9]+\\)");

  /** No pages, but rows that are asked for. */
  static Written at(long rel, Collection<String> places) {
    String tids = places.stream().collect(Collectors.joining("\",\"", "{\"", "\"}"));
    return new Written(rel, 0, "{}", tids);
  }

  /** Where rows lie that may be new. */
  List<String> places() {
    return tids == null ? List.of() : TID.matcher(tids).results().map(MatchResult::group).toList();
  }
}
