package dev.incremental.testdb.restore;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is different in a table from what it was.
 *
 * @param rel the table's number
 * @param pages how many pages had to be looked at
 * @param fresh where rows are that were not there
 * @param images rows that were there and are not any more
 */
record Change(long rel, long pages, List<String> fresh, List<String> images) {

  boolean isNone() {
    return fresh.isEmpty() && images.isEmpty();
  }

  /** How many statements it takes to undo. */
  long statements() {
    return Stream.of(fresh, images).filter(rows -> !rows.isEmpty()).count();
  }

  /** Rows that are not what they were; one that was edited counts once. */
  long rows() {
    return Math.max(fresh.size(), images.size());
  }
}
