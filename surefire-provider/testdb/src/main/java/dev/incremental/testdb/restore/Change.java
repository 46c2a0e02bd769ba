package dev.incremental.testdb.restore;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What may be different in a table from what it was.
 *
 * @param rel the table's number
 * @param pages how many pages had to be looked at
 * @param fresh where rows are that were not there
 * @param images rows that were there, by where, and may not be there any more
 */
record Change(long rel, long pages, List<String> fresh, Map<String, String> images) {

  boolean isNone() {
    return fresh.isEmpty() && images.isEmpty();
  }

  /** How many statements it takes to undo. */
  long statements() {
    return Stream.of(fresh.isEmpty(), images.isEmpty()).filter(isNone -> !isNone).count();
  }

  /** Rows that are not what they were, at most; one that was edited counts once. */
  long rows() {
    return Math.max(fresh.size(), images.size());
  }

  /** The same, where it is known which rows are still there. */
  Change without(Set<String> places) {
    Map<String, String> gone = new TreeMap<>(images);
    gone.keySet().removeAll(places);
    return new Change(rel, pages, fresh, gone);
  }
}
