package dev.incremental.testdb.restore;

import java.util.List;
import java.util.Map;

/** What became of an attempt to go back. */
public sealed interface Outcome {

  /**
   * The database holds what it held.
   *
   * @param rows how many rows were taken away or put back, by table, in the order of their names
   * @param sequences how many sequences were set back
   * @param ended whose sessions were ended, since they had a transaction open or held locks
   */
  record Restored(Map<String, Long> rows, int sequences, List<String> ended) implements Outcome {
    public Restored {
      ended = List.copyOf(ended);
    }

    /** How many rows in all. */
    public long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Only a new copy will do, and this database must not be used any more.
   *
   * @param reason a clause that names what cannot be undone
   */
  record NeedsClone(String reason) implements Outcome {

    static NeedsClone of(List<String> notes) {
      List<String> distinct = notes.stream().distinct().toList();
      String more = distinct.size() > 3 ? " and " + (distinct.size() - 3) + " more" : "";
      return new NeedsClone(
          String.join(", ", distinct.subList(0, Math.min(3, distinct.size()))) + more);
    }
  }
}
