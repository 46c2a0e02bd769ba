package dev.incremental.plugin.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Databases with all migrations applied, of which tests get clones.
 *
 * <p>A template's name says what it was made from. It is made under another name by whoever holds
 * an advisory lock, is sealed, and gets its name last: what is not whole is never found.
 */
public final class Templates {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration MESSAGE_AFTER = Duration.ofSeconds(1);
  private static final long PAUSE_MILLIS = 50;

  private final Server server;
  private final String project;
  private final Consumer<String> progress;

  /**
   * Templates in a server.
   *
   * @param project names the project among others, to tell what has changed in it
   * @param progress is told what takes longer than a moment
   */
  public Templates(Server server, String project, Consumer<String> progress) {
    this.server = server;
    this.project = project;
    this.progress = progress;
  }

  /**
   * A template that is there now.
   *
   * @param name of the database
   * @param applied how many migrations were applied for it in this call; negative where it was
   *     there
   * @param reason why all had to be applied: a clause for the user; empty where they had not, or
   *     where there was nothing to begin with
   */
  public record Template(String name, int applied, Optional<String> reason) {
    /** Whether nothing had to be done. */
    public boolean wasThere() {
      return applied < 0;
    }
  }

  /**
   * Finds the template for what a project's migrations are now, or makes it.
   *
   * @param migrating applies migrations; is not asked where there is nothing to do
   */
  public Template ensure(MigrationSettings settings, String flyway, Migrating migrating)
      throws DatabaseException {
    Migrations wanted = new MigrationFiles(settings).read(flyway);
    String name = Databases.TEMPLATE + wanted.fingerprint();
    try (Connection connection = server.connect()) {
      Databases databases = new Databases(connection, server);
      Optional<Databases.Entry> ready = ready(databases, name);
      if (ready.isPresent()) {
        return used(databases, ready.get());
      }
      lock(connection, name);
      Optional<Databases.Entry> meanwhile = ready(databases, name);
      return meanwhile.isPresent()
          ? used(databases, meanwhile.get())
          : make(databases, name, wanted, migrating);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private static Optional<Databases.Entry> ready(Databases databases, String name)
      throws SQLException {
    return databases.list(name).stream()
        .filter(each -> each.name().equals(name))
        .filter(Databases.Entry::isSealed)
        .filter(each -> each.label().isPresent())
        .findFirst();
  }

  /** Notes now and then that it is in use; two who note it at once are in each other's way. */
  private Template used(Databases databases, Databases.Entry entry) {
    Label label = entry.label().orElseThrow();
    Instant now = Instant.now();
    if (lastUse(label).plus(FRESH).isBefore(now) || !label.value("project").equals(project)) {
      try {
        databases.comment(
            entry.name(), label.with("used", now.toString()).with("project", project));
      } catch (SQLException e) {
        // the other one has noted it
      }
    }
    return new Template(entry.name(), -1, Optional.empty());
  }

  static Instant lastUse(Label label) {
    try {
      return Instant.parse(label.value("used"));
    } catch (java.time.format.DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** Waits for whoever makes the same template; the server frees the lock of one that dies. */
  private void lock(Connection connection, String name) throws SQLException {
    long begin = System.nanoTime();
    boolean said = false;
    long key = AdvisoryLocks.key(name);
    while (!AdvisoryLocks.tryLock(connection, key)) {
      if (!said && System.nanoTime() - begin > MESSAGE_AFTER.toNanos()) {
        said = true;
        progress.accept(
            "Waiting for "
                + AdvisoryLocks.holder(connection, key).orElse("another process")
                + ", which migrates the same template");
      }
      pause();
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting", e);
    }
  }

  private Template make(Databases databases, String name, Migrations wanted, Migrating migrating)
      throws SQLException, DatabaseException {
    List<Databases.Entry> sealed =
        databases.list(Databases.TEMPLATE).stream().filter(Databases.Entry::isSealed).toList();
    Optional<Databases.Entry> ancestor = longest(sealed, wanted);
    String building = Databases.BUILDING + wanted.fingerprint();
    Label label = Label.of("building", Owner.current()).with(wanted).with("project", project);
    Optional<String> reason = ancestor.isPresent() ? Optional.empty() : whyAnew(sealed, wanted);
    int applied;
    try {
      applied =
          migrated(databases, building, ancestor.map(Databases.Entry::name), label, migrating);
    } catch (DatabaseException e) {
      if (ancestor.isEmpty()) {
        throw e;
      }
      reason = Optional.of("what is pending cannot be applied to what was there");
      applied = migrated(databases, building, Optional.empty(), label, migrating);
    }
    Instant now = Instant.now();
    databases.comment(
        building,
        new Label("template", label.values())
            .with("made", now.toString())
            .with("used", now.toString()));
    databases.seal(building, name);
    return new Template(name, applied, reason);
  }

  /** Leaves nothing behind where it fails. */
  private int migrated(
      Databases databases,
      String building,
      Optional<String> ancestor,
      Label label,
      Migrating migrating)
      throws SQLException, DatabaseException {
    databases.dropIfExists(building);
    try {
      databases.create(building, ancestor, label);
      return migrating.migrate(server.url(building), server);
    } catch (SQLException | DatabaseException | RuntimeException e) {
      try {
        databases.dropIfExists(building);
      } catch (SQLException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
  }

  private static Optional<Databases.Entry> longest(
      List<Databases.Entry> sealed, Migrations wanted) {
    return sealed.stream()
        .filter(each -> migrations(each).filter(m -> wanted.obstacleFrom(m).isEmpty()).isPresent())
        .max(
            Comparator.comparingInt(
                each -> migrations(each).map(m -> m.versioned().size()).orElse(0)));
  }

  private static Optional<Migrations> migrations(Databases.Entry entry) {
    return entry.label().flatMap(Label::migrations);
  }

  /** What the project's last template has that this one cannot be made from it. */
  private Optional<String> whyAnew(List<Databases.Entry> sealed, Migrations wanted) {
    return sealed.stream()
        .flatMap(each -> each.label().stream())
        .filter(label -> label.value("project").equals(project))
        .max(Comparator.comparing(Templates::lastUse))
        .flatMap(Label::migrations)
        .flatMap(wanted::obstacleFrom);
  }
}
