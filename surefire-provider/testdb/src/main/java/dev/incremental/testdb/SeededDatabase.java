package dev.incremental.testdb;

import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.SeedTable;
import dev.incremental.testdb.restore.Contents;
import dev.incremental.testdb.restore.Outcome;
import dev.incremental.testdb.restore.Outcome.NeedsClone;
import dev.incremental.testdb.restore.Outcome.Restored;
import dev.incremental.testdb.restore.RestorePoint;
import dev.incremental.testdb.restore.Restorer;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database of this JVM holds: the template's data at first, and those of a seed from the
 * first test on that wants one, until a class comes that wants none.
 */
final class SeededDatabase {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final boolean IS_CHECKING =
      Boolean.getBoolean("incremental.database.verifyRestore");
  private static final int MOST = 5;
  private static final SeededDatabase OF_THIS_JVM = new SeededDatabase();

  private @Nullable Place place;
  private SeedTable.@Nullable Kept held;
  private @Nullable Restorer undo;
  private @Nullable Contents expected;
  private @Nullable String lost;
  private final Deque<SetUp> setUps = new ArrayDeque<>();
  private final Set<String> running = new LinkedHashSet<>();

  private SeededDatabase() {}

  /** That of this JVM. */
  static SeededDatabase ofThisJvm() {
    return OF_THIS_JVM;
  }

  /**
   * The database.
   *
   * @param file says what it is a copy of
   */
  private record Place(Path file, String name) {}

  /**
   * What a set-up has written for several tests.
   *
   * @param before what there was before it, where that is compared
   * @param copy null where the tests' writes are undone
   */
  private record SetUp(Optional<Contents> before, @Nullable SetUpCopy copy) {}

  /**
   * Lets it hold what a seed has written, and nothing else; or what stood there when a set-up that
   * is shared had ended. By undoing what was written since, where that can be done, and else by
   * replacing it.
   *
   * @param test the class that wants it
   * @param seed its name; empty for what was migrated
   * @return how many rows were undone, by table; none where the database was replaced
   * @throws NoDatabaseException if that cannot be done
   */
  synchronized Map<String, Long> restore(Class<?> test, String seed) {
    Place here = placeFor(test);
    SeedTable.Kept kept = kept(here, test, seed);
    if (kept.equals(held) && undo != null && lost == null) {
      Outcome outcome = undo.restore();
      if (outcome instanceof Restored restored) {
        check(here);
        return restored.rows();
      }
      lost = ((NeedsClone) outcome).reason();
    }
    SetUp setUp = setUps.peek();
    if (setUp != null && (setUp.copy() == null || !kept.equals(held))) {
      throw new NoDatabaseException(
          "What a set-up has written for several tests cannot be restored: "
              + (lost == null ? "one of them wants another seed" : lost),
          test.getName(),
          "let the test not do so, or do without @SharedSetUp");
    }
    if (lost != null) {
      LOG.log(Level.INFO, "The database is replaced, since what a test did is not undone: " + lost);
    }
    boolean isKnown = kept.equals(held);
    if (setUp != null && setUp.copy() != null) {
      replace(here, descriptor(here), setUp.copy().name());
    } else {
      replace(here, descriptor(here), kept.template());
      undo = undoOf(here);
    }
    held = kept;
    if (isKnown) {
      check(here);
    } else {
      expected = IS_CHECKING ? contents(here) : null;
    }
    return Map.of();
  }

  private static SeedTable.Kept kept(Place here, Class<?> test, String seed) {
    Path directory = Objects.requireNonNull(here.file().getParent(), "it is in a directory");
    return seed.isEmpty()
        ? new SeedTable.Kept(descriptor(here).template(), "")
        : new KnownSeeds(directory).get(test, seed);
  }

  /** Makes what it holds now what it is restored to, until {@link #forget}. */
  synchronized void mark(Class<?> test) {
    Place here = placeFor(test);
    Restorer open = undo;
    try {
      if (open == null) {
        setUps.push(
            new SetUp(Optional.ofNullable(expected), SetUpCopy.of(server(here), here.name())));
      } else {
        open.mark();
        setUps.push(new SetUp(Optional.ofNullable(expected), null));
      }
    } catch (SQLException e) {
      throw new NoDatabaseException(
          "What a set-up has written cannot be kept: " + e.getMessage(),
          test.getName(),
          "see what still writes to the database",
          e);
    }
    expected = IS_CHECKING ? contents(here) : null;
  }

  /** Makes what it held before {@link #mark} what it is restored to. */
  synchronized void forget() {
    SetUp setUp = setUps.pop();
    expected = setUp.before().orElse(null);
    if (setUp.copy() != null) {
      setUp.copy().drop();
      return;
    }
    Restorer open = undo;
    if (open != null) {
      try {
        open.forget();
      } catch (SQLException e) {
        lost = "its session has ended: " + e.getMessage();
      }
    }
  }

  /** For whoever does not believe it. */
  private void check(Place here) {
    if (expected != null) {
      List<String> differences = expected.differences(contents(here));
      if (!differences.isEmpty()) {
        throw new NoDatabaseException(
            "After a restore the database does not hold what it held",
            String.join("; ", differences.subList(0, Math.min(MOST, differences.size()))),
            "that must not be: please tell us what the test before this one did");
      }
    }
  }

  private static Contents contents(Place here) {
    TestDataSource database = server(here).database(here.name());
    try (Connection connection = database.getConnection()) {
      return Contents.of(connection);
    } catch (SQLException e) {
      throw new NoDatabaseException(
          "What the database holds cannot be compared: " + e.getMessage(),
          here.name(),
          "see that its user may read all, or do without incremental.database.verifyRestore",
          e);
    }
  }

  /** Whether what was written can be undone without an end to connections. */
  synchronized boolean isUndoing() {
    return undo != null;
  }

  private void replace(Place here, Descriptor descriptor, String template) {
    close();
    CloneServer server = new CloneServer(descriptor);
    TestDataSource database = server.database(here.name());
    SteppingSequences sequences = SteppingSequences.of(database);
    server.replace(here.name(), template);
    sequences.goOnIn(database);
  }

  /** A container of tests begins that wants a seed. */
  synchronized void begun(String uniqueId) {
    running.add(uniqueId);
  }

  /** Whether the container that has begun last, of those that have not ended, is this one. */
  synchronized boolean isInnermost(String uniqueId) {
    String last = "";
    for (String each : running) {
      last = each;
    }
    return last.equals(uniqueId);
  }

  /** A container has ended, whether it had begun or not. */
  synchronized void ended(String uniqueId) {
    running.remove(uniqueId);
  }

  /** Lets it hold what the template has, where it held a seed that nobody is using. */
  synchronized void leave() {
    if (held != null && running.isEmpty()) {
      Place here = Objects.requireNonNull(place, "a seed was there");
      Descriptor descriptor = descriptor(here);
      replace(here, descriptor, descriptor.template());
      held = null;
    }
  }

  /** Null where nothing can be undone. What is no copy of something armed is armed if possible. */
  private static @Nullable Restorer undoOf(Place here) {
    TestDataSource database = server(here).database(here.name());
    try {
      try (Connection connection = database.getConnection()) {
        if (!RestorePoint.isArmed(connection) && RestorePoint.isPossible(connection)) {
          RestorePoint.arm(connection);
        }
        if (!RestorePoint.isArmed(connection)) {
          return null;
        }
      }
      return Restorer.open(database::getConnection);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The database is replaced before each test: " + e.getMessage());
      return null;
    }
  }

  private void close() {
    Restorer open = undo;
    undo = null;
    lost = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.log(Level.DEBUG, "Its sessions end with the database", e);
      }
    }
  }

  private Place placeFor(Class<?> test) {
    if (place == null) {
      TestDataSource database = ForkDatabase.get(test);
      place = new Place(DescriptorSearch.fileFor(test), nameOf(database));
    }
    return place;
  }

  static String nameOf(TestDataSource database) {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT current_database()")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new NoDatabaseException(
          "The tests' database does not answer: " + e.getMessage(),
          database.toString(),
          NoDatabaseException.MIGRATE,
          e);
    }
  }

  private static CloneServer server(Place here) {
    return new CloneServer(descriptor(here));
  }

  private static Descriptor descriptor(Place here) {
    return OwnDatabases.read(here.file());
  }
}
