package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Label;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration NOTED_AFTER = Duration.ofMinutes(1);

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
  public Template ensure(Migrations wanted, Migrating migrating) throws DatabaseException {
    try (Connection connection = server.connect()) {
      return ensure(connection, wanted, migrating);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  /**
   * The same after dropping what others have left behind, all in the connection that there is.
   *
   * @param keepFor how long databases stay that are kept
   * @param gone is told what was dropped
   */
  public Template ensureAfterReaping(
      Attached attached,
      Migrations wanted,
      Migrating migrating,
      Duration keepFor,
      Consumer<String> gone)
      throws DatabaseException {
    try {
      Connection connection = attached.connection();
      new Clones(server).reap(connection, keepFor).forEach(gone);
      return ensure(connection, wanted, migrating);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private Template ensure(Connection connection, Migrations wanted, Migrating migrating)
      throws SQLException, DatabaseException {
    String name = Databases.TEMPLATE + wanted.fingerprint(server.user());
    Databases databases = new Databases(connection, server);
    Optional<Databases.Entry> ready = ready(databases, name);
    if (ready.isPresent() && isNoted(ready.get())) {
      return there(name);
    }
    AdvisoryLocks.await(connection, name, progress, "migrates the same template");
    Optional<Databases.Entry> meanwhile = ready(databases, name);
    if (meanwhile.isPresent()) {
      note(databases, meanwhile.get());
      return there(name);
    }
    String building = Building.nameFor(connection, name);
    return new TemplateBuild(server, databases, project, building, name).make(wanted, migrating);
  }

  /**
   * Drops the least recently used templates, all of them together being larger than they may, but
   * none that was used within the last hour.
   *
   * @param budget in bytes
   * @return the names of those that were dropped
   */
  public List<String> trim(long budget) throws DatabaseException {
    try (Connection connection = server.connect()) {
      return new TemplateBudget(connection, server).trim(budget);
    } catch (SQLException e) {
      throw Trouble.in(server, e);
    }
  }

  private static Template there(String name) {
    return new Template(name, -1, Optional.empty());
  }

  static Optional<Databases.Entry> ready(Databases databases, String name) throws SQLException {
    return databases.list(name).stream()
        .filter(each -> each.name().equals(name))
        .filter(Databases.Entry::isSealed)
        .filter(each -> each.label().isPresent())
        .findFirst();
  }

  /** Whether it says already that it is in use, so that nobody drops it. */
  private boolean isNoted(Databases.Entry entry) {
    return entry.label().stream()
        .anyMatch(
            label ->
                label.value("project").equals(project)
                    && lastUse(label).plus(NOTED_AFTER).isAfter(Instant.now()));
  }

  private void note(Databases databases, Databases.Entry entry) throws SQLException {
    Label label = entry.label().orElseThrow();
    if (!isNoted(entry)) {
      databases.comment(
          entry.name(), label.with("used", Instant.now().toString()).with("project", project));
    }
  }

  static Instant lastUse(Label label) {
    return label.time("used").orElse(Instant.EPOCH);
  }
}
