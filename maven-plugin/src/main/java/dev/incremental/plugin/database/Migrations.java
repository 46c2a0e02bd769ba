package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Fingerprinting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a migrated database is made from, as fingerprints.
 *
 * @param versioned in the order in which they are applied
 * @param repeatable fingerprints of repeatable migrations, by their descriptions
 * @param settings fingerprint of what Flyway is told
 * @param callbacks fingerprint of callbacks and whatever else lies beside
 * @param flyway its version
 */
public record Migrations(
    List<Migration> versioned,
    SortedMap<String, String> repeatable,
    String settings,
    String callbacks,
    String flyway) {
  private static final int NAME_DIGITS = 24;

  /**
   * A versioned migration.
   *
   * @param version such as {@code 1.2}; {@code B1.2} for a baseline
   * @param hash of what it does
   */
  public record Migration(String version, String hash) {}

  /**
   * Reads what a project has now.
   *
   * @param flyway its version
   */
  public static Migrations in(MigrationSettings settings, String flyway) throws DatabaseException {
    return MigrationFiles.in(settings).migrations(flyway);
  }

  /** Whether there is nothing to apply. */
  public boolean isEmpty() {
    return versioned.isEmpty() && repeatable.isEmpty();
  }

  /**
   * Everything in one fingerprint.
   *
   * @param user to whom what is made belongs
   */
  public String fingerprint(String user) {
    Fingerprinting all = new Fingerprinting();
    all.add(user).add(settings).add(callbacks).add(flyway);
    versioned.forEach(each -> all.add(each.version()).add(each.hash()));
    all.add("repeatable");
    repeatable.forEach((name, hash) -> all.add(name).add(hash));
    return all.hash().substring(0, NAME_DIGITS);
  }

  /**
   * Why a database with other migrations cannot become one with these by applying some more; empty
   * where it can.
   *
   * @return a clause for the user, without a full stop
   */
  Optional<String> obstacleFrom(Migrations older) {
    if (!older.flyway.equals(flyway)) {
      return Optional.of("Flyway was " + older.flyway);
    }
    if (!older.settings.equals(settings)) {
      return Optional.of("the settings for Flyway have changed");
    }
    if (!older.callbacks.equals(callbacks)) {
      return Optional.of("a callback has changed");
    }
    for (int i = 0; i < older.versioned.size(); i++) {
      Optional<String> obstacle = obstacleAt(i, older);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return older.repeatable.keySet().stream()
        .filter(name -> !repeatable.containsKey(name))
        .map(name -> "the repeatable migration '" + name + "' has gone")
        .findFirst();
  }

  private Optional<String> obstacleAt(int index, Migrations older) {
    Migration before = older.versioned.get(index);
    Optional<Migration> now =
        index < versioned.size() ? Optional.of(versioned.get(index)) : Optional.empty();
    if (now.equals(Optional.of(before))) {
      return Optional.empty();
    }
    Map<String, String> versions = new TreeMap<>();
    versioned.forEach(each -> versions.put(each.version(), each.hash()));
    if (!versions.containsKey(before.version())) {
      return Optional.of("migration " + before.version() + " has gone");
    }
    if (now.isPresent() && now.get().version().equals(before.version())) {
      return Optional.of("migration " + before.version() + " has changed");
    }
    return now.map(
        each -> "migration " + each.version() + " has come in before " + before.version());
  }
}
