package dev.incremental.testdb;

import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database of this JVM holds: the template's data at first, and those of a seed from the
 * first test on that wants one, until a class comes that wants none.
 */
final class SeededDatabase {
  private static final String SEED = "run mvn incremental:seed";
  private static final SeededDatabase OF_THIS_JVM = new SeededDatabase();

  private @Nullable Place place;
  private @Nullable String held;
  private final Set<String> running = new HashSet<>();

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
   * Lets it hold what a seed has written, and nothing else.
   *
   * @param test the class that wants it
   * @throws NoDatabaseException if that cannot be done
   */
  synchronized void restore(Class<?> test, String seed) {
    Place here = placeFor(test);
    SeedTable.Kept kept = kept(here, test, seed);
    server(here).replace(here.name(), kept.template());
    held = seed;
  }

  /** A container of tests begins that wants a seed. */
  synchronized void begun(String uniqueId) {
    running.add(uniqueId);
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
      new CloneServer(descriptor).replace(here.name(), descriptor.template());
      held = null;
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

  /** Reads what is noted of it each time: the test that asks depends on it. */
  private static SeedTable.Kept kept(Place here, Class<?> test, String seed) {
    Path directory = Objects.requireNonNull(here.file().getParent(), "it is in a directory");
    try {
      SeedTable table = SeedTable.read(directory);
      SeedTable.Kept kept = table.seeds().get(seed);
      String noted =
          SeedTable.isName(seed) && Files.exists(SeedTable.noted(directory, seed))
              ? Files.readString(SeedTable.noted(directory, seed), StandardCharsets.UTF_8)
              : "";
      if (kept == null) {
        String known =
            table.seeds().isEmpty()
                ? "no seed was made for these tests"
                : "there are " + String.join(", ", table.seeds().keySet());
        throw new NoDatabaseException(
            "There is no seed '" + seed + "'", test.getName(), known + "; " + SEED);
      }
      if (!noted.equals(kept.content())) {
        throw new NoDatabaseException(
            "The seed '" + seed + "' was made anew meanwhile", directory.toString(), SEED);
      }
      return kept;
    } catch (IOException e) {
      throw new NoDatabaseException(
          "What is known of seeds cannot be read: " + e, directory.toString(), SEED, e);
    }
  }
}
