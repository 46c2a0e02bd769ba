package dev.incremental.testdb.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has become of a database since a point, told at once. */
final class Look {
  private final List<String> ended = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> prepared = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private final Map<Long, Position> sequences = new HashMap<>();
  private List<Long> marks = List.of();
  private String token = "";

  /** Reads what {@code incremental_restore.look} says. */
  void add(ResultSet rows) throws SQLException {
    while (rows.next()) {
      String what = rows.getString(5);
      switch (rows.getString(1)) {
        case "ended" -> ended.add(what);
        case "note" -> notes.add(what);
        case "prepared" -> prepared.add(what);
        case "armed" -> token = what;
        case "marks" -> marks = numbers(what);
        default ->
            written.add(new Written(rows.getLong(2), rows.getLong(3), rows.getString(4), what));
      }
    }
  }

  /**
   * Reads where sequences stand: a row each, or a text of all in the order of their numbers.
   *
   * @param rels their numbers
   */
  void addSequences(ResultSet rows, Set<Long> rels) throws SQLException {
    if (rows.getMetaData().getColumnCount() > 1) {
      while (rows.next()) {
        sequences.put(rows.getLong(1), new Position(rows.getLong(2), rows.getBoolean(3)));
      }
      return;
    }
    rows.next();
    String all = rows.getString(1);
    String[] positions = all == null ? new String[0] : all.split(",", -1);
    if (positions.length != rels.size()) {
      throw new SQLException("Sequences have come or gone since the database was armed");
    }
    int i = 0;
    for (Long rel : rels) {
      sequences.put(rel, Position.of(positions[i++]));
    }
  }

  /** The text of an array. */
  static List<Long> numbers(String array) {
    String inner = array.substring(1, array.length() - 1);
    return inner.isEmpty()
        ? List.of()
        : Arrays.stream(inner.split(",", -1)).map(Long::valueOf).toList();
  }

  /** Sessions that had a transaction open, or held locks that outlast one. */
  List<String> ended() {
    return ended;
  }

  /**
   * What cannot be undone.
   *
   * @param known what the database said of itself when it was looked at first
   */
  List<String> notes(String known) {
    List<String> all = new ArrayList<>(notes);
    if (!known.equals(token)) {
      all.add("the database was armed again");
    }
    return all;
  }

  /** Names of transactions that are prepared. */
  List<String> prepared() {
    return prepared;
  }

  /** How often statements have written, by bucket. */
  List<Long> marks() {
    return marks;
  }

  /** Where something was written, in tables whose counters moved and in large objects. */
  List<Written> written() {
    return written;
  }

  /** Where sequences stand, by their numbers. */
  Map<Long, Position> sequences() {
    return sequences;
  }
}
