package dev.incremental.testdb.restore;

import dev.incremental.testdb.restore.Outcome.NeedsClone;
import dev.incremental.testdb.restore.Outcome.Restored;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes an armed database back to a point, as often as wanted, while others are connected to it.
 *
 * <p>It has one session to work with and one a point. These must be opened before what they are to
 * undo is written, and closed before the database is copied. Not for use by several threads.
 */
public final class Restorer implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final long FIRST_WAIT = 20; // milliseconds, then twice as many each time
  private static final long MOST_ROWS = 20_000;
  private static final int PAGES_BEFORE_VACUUM = 128;

  private final SessionSource source;
  private final Catalogue catalogue;
  private final Deque<Point> points = new ArrayDeque<>();
  private final Map<Long, Long> patience = new HashMap<>();
  private Session worker;

  /** What the database held at some time, as a session still sees it. */
  private record Point(
      Session keeper, String horizon, List<Long> marks, Map<Long, Position> sequences) {}

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
      List<Long> before = worker.marks();
      boolean isQuiet = !worker.isWrittenTo(); // by whom counted before
      String horizon = worker.begin();
      for (int i = 0; !isQuiet || !next.marks().equals(before); i++) {
        worker.end();
        if (i == ATTEMPTS) {
          throw new SQLException("The database is being written to; stop what does so");
        }
        Thread.sleep(FIRST_WAIT << i);
        before = worker.marks();
        isQuiet = !worker.isWrittenTo();
        horizon = worker.begin();
      }
      points.push(new Point(worker, horizon, before, sequences));
      worker = next;
    } catch (SQLException e) {
      next.close();
      throw e;
    } catch (InterruptedException e) {
      next.close();
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while the database is being written to", e);
    }
  }

  /** Makes the point before the last {@link #mark} the one to go back to; nothing is undone yet. */
  public void forget() throws SQLException {
    if (points.size() < 2) {
      throw new IllegalStateException("There is one point only");
    }
    points.pop().keeper().close();
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
    Look look = worker.look(point.marks(), point.horizon(), catalogue.sequences());
    ended.addAll(look.ended());
    worker.rollBack(look.prepared());
    List<String> notes = look.notes(catalogue.token());
    if (!notes.isEmpty()) {
      return Optional.of(NeedsClone.of(notes));
    }
    List<Change> changes = changes(point, look.written());
    if (isDoubtful(changes)) {
      changes = exactly(changes);
    }
    Optional<Outcome> refusal = refusal(changes);
    if (refusal.isPresent()) {
      return refusal;
    }
    Map<Long, Position> moved = moved(point, look.sequences());
    Map<String, Long> rows = new TreeMap<>();
    if (look.marks().equals(point.marks())) { // large objects that are as they were at most
      worker.set(moved);
    } else if (!undo(point, look.marks(), changes, moved, rows)) {
      return Optional.empty();
    }
    vacuum(changes);
    return Optional.of(new Restored(rows, moved.size(), ended));
  }

  /** Whether some of it would not be undone if it has changed. */
  private boolean isDoubtful(List<Change> changes) {
    return changes.stream().anyMatch(each -> !each.isNone() && trouble(each) != null)
        || changes.stream().mapToLong(Change::rows).sum() > MOST_ROWS;
  }

  private Optional<Outcome> refusal(List<Change> changes) {
    long rows = 0;
    for (Change change : changes) {
      rows += change.rows();
      String name = catalogue.table(change.rel()).name();
      if (!change.isNone() && trouble(change) != null) {
        return Optional.of(new NeedsClone(name + " " + trouble(change)));
      }
      if (rows > MOST_ROWS) {
        return Optional.of(
            new NeedsClone("more than " + MOST_ROWS + " rows were written, to " + name + " last"));
      }
    }
    return Optional.empty();
  }

  private @Nullable String trouble(Change change) {
    return catalogue.table(change.rel()).trouble();
  }

  /** What may have changed, as the server's pages tell. */
  private static List<Change> changes(Point point, List<Written> written) throws SQLException {
    for (Written each : written) {
      List<String> places = each.places();
      if (places.size() > MOST_ROWS) { // not worth to be looked at
        return List.of(new Change(each.rel(), each.pages(), places, Map.of()));
      }
    }
    Map<Long, Map<String, String>> before = point.keeper().seen(written);
    return written.stream()
        .map(each -> change(each, before.getOrDefault(each.rel(), Map.of())))
        .toList();
  }

  private static Change change(Written written, Map<String, String> before) {
    List<String> fresh = written.places().stream().filter(tid -> !before.containsKey(tid)).toList();
    Map<String, String> images = new LinkedHashMap<>(before);
    images.values().removeIf(String::isEmpty);
    return new Change(written.rel(), written.pages(), fresh, images);
  }

  /** What has changed indeed, which takes another question. */
  private List<Change> exactly(List<Change> changes) throws SQLException {
    List<Written> asked =
        changes.stream()
            .filter(each -> !each.images().isEmpty())
            .filter(
                each -> each.images().size() <= MOST_ROWS) // or there may be more than were told
            .map(each -> Written.at(each.rel(), each.images().keySet()))
            .toList();
    Map<Long, Map<String, String>> now = worker.seen(asked);
    return changes.stream()
        .map(each -> each.without(now.getOrDefault(each.rel(), Map.of()).keySet()))
        .toList();
  }

  private static Map<Long, Position> moved(Point point, Map<Long, Position> positions) {
    Map<Long, Position> moved = new LinkedHashMap<>();
    positions.forEach(
        (rel, position) -> {
          Position then = point.sequences().get(rel);
          if (then != null && !then.equals(position)) {
            moved.put(rel, then);
          }
        });
    return moved;
  }

  /**
   * Undoes changes. The working session sees what is there then, and becomes the one that keeps it.
   *
   * @param rows gets how many were undone, by table
   * @return whether nobody has written meanwhile
   */
  private boolean undo(
      Point point,
      List<Long> marks,
      List<Change> changes,
      Map<Long, Position> moved,
      Map<String, Long> rows)
      throws SQLException {
    List<Change> undone = changes.stream().filter(change -> !change.isNone()).toList();
    Undone done = worker.undo(undone, moved);
    List<Long> expected = new ArrayList<>(marks);
    boolean isAll = true;
    for (Change change : undone) {
      Catalogue.Table table = catalogue.table(change.rel());
      if (table.bucket() >= 0) {
        expected.set(table.bucket(), expected.get(table.bucket()) + change.statements());
      }
      isAll &= done.isAllOf(change);
      if (done.rows(change) > 0) {
        rows.merge(table.name(), done.rows(change), Long::sum);
      }
    }
    if (!isAll || !point.keeper().endsUnlessWritten(expected)) {
      worker.end();
      return false;
    }
    points.pop();
    points.push(new Point(worker, done.horizon(), expected, point.sequences()));
    worker = point.keeper();
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
