package dev.incremental.testdb.restore;

import dev.incremental.testdb.restore.Outcome.NeedsClone;
import dev.incremental.testdb.restore.Outcome.Restored;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes an armed database back to a point, as often as wanted, while others are connected to it.
 *
 * <p>It has one session to work with and one a point. These must be opened before what they are to
 * undo is written, and closed before the database is copied. Not for use by several threads.
 */
public final class Restorer implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final long MOST_ROWS = 20_000;
  private static final int PAGES_BEFORE_VACUUM = 128;

  private final SessionSource source;
  private final Catalogue catalogue;
  private final Deque<Point> points = new ArrayDeque<>();
  private final Map<Long, Long> patience = new HashMap<>();
  private Session worker;

  /** What the database held at some time, as a session still sees it. */
  private record Point(
      Session keeper, String horizon, Map<Integer, Long> marks, Map<Long, Position> sequences) {}

  private Restorer(SessionSource source) throws SQLException {
    this.source = source;
    worker = Session.open(source);
    try {
      catalogue = new Catalogue(worker.connection());
    } catch (SQLException e) {
      worker.close();
      throw e;
    }
  }

  /** Makes what an armed database holds now the point to go back to. */
  public static Restorer open(SessionSource source) throws SQLException {
    Restorer restorer = new Restorer(source);
    try {
      restorer.mark();
      return restorer;
    } catch (SQLException e) {
      restorer.close();
      throw e;
    }
  }

  /**
   * Makes what the database holds now the point to go back to, until {@link #forget}. What was done
   * to its schema since it was armed still needs a clone.
   */
  public void mark() throws SQLException {
    Session next = Session.open(source);
    try {
      Map<Long, Position> sequences = worker.sequences(catalogue.sequences());
      Map<Integer, Long> before = worker.marks();
      String horizon = worker.begin();
      for (int i = 0; !next.marks().equals(before); i++) {
        worker.end();
        if (i == ATTEMPTS) {
          throw new SQLException("The database is being written to; stop what does so");
        }
        before = worker.marks();
        horizon = worker.begin();
      }
      points.push(new Point(worker, horizon, before, sequences));
      worker = next;
    } catch (SQLException e) {
      next.close();
      throw e;
    }
  }

  /** Makes the point before the last {@link #mark} the one to go back to; nothing is undone yet. */
  public void forget() throws SQLException {
    if (points.size() < 2) {
      throw new IllegalStateException("There is one point only");
    }
    points.pop().keeper().close();
  }

  /** What differs from the point: rows by table. What was noted of the schema is not told. */
  public Map<String, Long> written() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    for (Change change : changes(point(), worker.marks())) {
      if (!change.isNone()) {
        rows.merge(catalogue.table(change.rel()).name(), change.rows(), Long::sum);
      }
    }
    point().keeper().letGo();
    return rows;
  }

  /**
   * Goes back to the point. Sessions of others that have a transaction open, or hold advisory
   * locks, are ended; prepared transactions are rolled back.
   */
  public Outcome restore() {
    List<String> ended = new ArrayList<>();
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        Optional<Outcome> outcome = attempt(ended);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
      return new NeedsClone("something goes on writing while the database is restored");
    } catch (SQLException e) {
      return new NeedsClone(
          "PostgreSQL did not undo it: "
              + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
    }
  }

  /** Empty if something was written meanwhile. */
  private Optional<Outcome> attempt(List<String> ended) throws SQLException {
    Point point = point();
    ended.addAll(worker.endOthers());
    List<String> notes = worker.notes(catalogue.token());
    if (!notes.isEmpty()) {
      return Optional.of(NeedsClone.of(notes));
    }
    Map<Integer, Long> marks = worker.marks();
    List<Change> looked = changes(point, marks);
    List<Change> changes = looked.stream().filter(change -> !change.isNone()).toList();
    Optional<Outcome> refusal = refusal(changes);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (!changes.isEmpty() && !worker.undo(changes)) {
      return Optional.empty();
    }
    int moved = restoreSequences(point);
    boolean renewed = marks.equals(point.marks()) || renew(point, marks, changes);
    if (!renewed) {
      return Optional.empty();
    }
    vacuum(looked);
    Map<String, Long> rows = new TreeMap<>();
    changes.forEach(each -> rows.merge(catalogue.table(each.rel()).name(), each.rows(), Long::sum));
    return Optional.of(new Restored(rows, moved, ended));
  }

  private Optional<Outcome> refusal(List<Change> changes) {
    long rows = 0;
    for (Change change : changes) {
      Catalogue.Table table = catalogue.table(change.rel());
      rows += change.rows();
      if (table.trouble() != null) {
        return Optional.of(new NeedsClone(table.name() + " " + table.trouble()));
      }
      if (rows > MOST_ROWS) {
        return Optional.of(
            new NeedsClone(
                "more than " + MOST_ROWS + " rows were written, to " + table.name() + " last"));
      }
    }
    return Optional.empty();
  }

  /** What has changed in tables to which something was written, none among it. */
  private List<Change> changes(Point point, Map<Integer, Long> marks) throws SQLException {
    Set<Long> rels = new HashSet<>(List.of(Catalogue.LARGE_OBJECTS, Catalogue.LARGE_OBJECT_PAGES));
    marks.forEach(
        (bucket, mark) -> {
          if (!mark.equals(point.marks().get(bucket))) {
            rels.addAll(catalogue.members(bucket));
          }
        });
    List<Session.Written> written = worker.written(rels, point.horizon());
    for (Session.Written each : written) {
      if (each.places().size() > MOST_ROWS) { // not worth to be looked at
        return List.of(new Change(each.rel(), each.pages(), each.places(), List.of()));
      }
    }
    Map<Long, Map<String, String>> before = point.keeper().seen(written);
    Map<Long, Map<String, String>> now = worker.seen(mayHaveGone(before));
    return written.stream()
        .map(
            each ->
                change(
                    each,
                    before.getOrDefault(each.rel(), Map.of()),
                    now.getOrDefault(each.rel(), Map.of())))
        .toList();
  }

  private static List<Session.Written> mayHaveGone(Map<Long, Map<String, String>> before) {
    List<Session.Written> places = new ArrayList<>();
    before.forEach(
        (rel, rows) -> {
          List<String> tids =
              rows.entrySet().stream()
                  .filter(row -> !row.getValue().isEmpty())
                  .map(row -> '"' + row.getKey() + '"')
                  .toList();
          if (!tids.isEmpty()) {
            places.add(new Session.Written(rel, 0, "{}", "{" + String.join(",", tids) + "}"));
          }
        });
    return places;
  }

  private static Change change(
      Session.Written written, Map<String, String> before, Map<String, String> now) {
    List<String> fresh = written.places().stream().filter(tid -> !before.containsKey(tid)).toList();
    boolean isAll = before.size() <= MOST_ROWS; // or else there may be more than were told
    List<String> images =
        before.entrySet().stream()
            .filter(row -> !row.getValue().isEmpty())
            .filter(row -> !isAll || !now.containsKey(row.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new Change(written.rel(), written.pages(), fresh, images);
  }

  private int restoreSequences(Point point) throws SQLException {
    Map<Long, Position> moved = new LinkedHashMap<>();
    worker
        .sequences(catalogue.sequences())
        .forEach(
            (rel, position) -> {
              Position then = point.sequences().get(rel);
              if (then != null && !then.equals(position)) {
                moved.put(rel, then);
              }
            });
    worker.set(moved);
    return moved.size();
  }

  /** The working session sees what is there now, and becomes the one that keeps it. */
  private boolean renew(Point point, Map<Integer, Long> marks, Collection<Change> changes)
      throws SQLException {
    Map<Integer, Long> expected = new HashMap<>(marks);
    for (Change change : changes) {
      long statements = change.statements();
      expected.merge(catalogue.table(change.rel()).bucket(), statements, Long::sum);
    }
    String horizon = worker.begin();
    if (!point.keeper().marks().equals(expected)) { // the new keeper must not hold any lock
      worker.end();
      return false;
    }
    points.pop();
    points.push(new Point(worker, horizon, expected, point.sequences()));
    worker = point.keeper();
    worker.end();
    return true;
  }

  /** Keeps the pages few that have to be looked at. */
  private void vacuum(List<Change> looked) throws SQLException {
    Set<String> tables = new HashSet<>();
    for (Change change : looked) {
      long limit = patience.getOrDefault(change.rel(), (long) PAGES_BEFORE_VACUUM);
      if (change.pages() > limit && catalogue.table(change.rel()).bucket() >= 0) {
        patience.put(change.rel(), 2 * limit); // in case it does not help
        tables.add(catalogue.table(change.rel()).name());
      } else if (change.pages() < limit / 4) {
        patience.remove(change.rel());
      }
    }
    worker.vacuum(tables);
  }

  private Point point() {
    Point point = points.peek();
    if (point == null) {
      throw new IllegalStateException("The restorer is closed");
    }
    return point;
  }

  @Override
  public void close() throws SQLException {
    while (!points.isEmpty()) {
      points.pop().keeper().close();
    }
    worker.close();
  }
}
