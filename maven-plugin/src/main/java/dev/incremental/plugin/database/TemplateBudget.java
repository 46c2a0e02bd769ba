package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps all templates and seeds of a user together within a size. */
final class TemplateBudget {
  /** A use is noted at most a minute late. */
  private static final Duration KEPT = Duration.ofMinutes(61);

  private final Connection connection;
  private final Databases databases;

  TemplateBudget(Connection connection, Server server) throws SQLException {
    this.connection = connection;
    this.databases = new Databases(connection, server);
  }

  List<String> trim(long budget) throws SQLException {
    List<Databases.Entry> newestFirst =
        databases.list(Databases.PREFIX).stream()
            .filter(each -> isKept(each.name()))
            .filter(Databases.Entry::isSealed)
            .sorted(Comparator.comparing(TemplateBudget::lastUse).reversed())
            .toList();
    List<String> gone = new ArrayList<>();
    long size = 0;
    for (Databases.Entry each : newestFirst) {
      size += databases.size(each.name());
      if (size > budget && isUnused(each) && drop(each.name())) {
        gone.add(each.name());
      }
    }
    return gone;
  }

  private static boolean isKept(String name) {
    return name.startsWith(Databases.TEMPLATE) || name.startsWith(Databases.SEED);
  }

  private static Instant lastUse(Databases.Entry entry) {
    return entry.label().map(Templates::lastUse).orElse(Instant.MAX); // a later version's
  }

  private static boolean isUnused(Databases.Entry entry) {
    Instant since = Instant.now().minus(KEPT);
    return lastUse(entry).isBefore(since);
  }

  /** Who gets the lock, and still finds it unused, knows that nobody begins to use it. */
  private boolean drop(String name) throws SQLException {
    long key = AdvisoryLocks.key(name);
    if (!AdvisoryLocks.tryLock(connection, key)) {
      return false;
    }
    try {
      Optional<Databases.Entry> now =
          Templates.ready(databases, name).filter(TemplateBudget::isUnused);
      if (now.isPresent()) {
        databases.drop(now.get());
      }
      return now.isPresent();
    } finally {
      AdvisoryLocks.unlock(connection, key);
    }
  }
}
