package dev.incremental.plugin.database;

import dev.incremental.testdb.contract.Label;
import dev.incremental.testdb.contract.Owner;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes one template; whoever does so holds the lock of its name. */
final class TemplateBuild {
  private static final String DUPLICATE = "42P04";

  private final Server server;
  private final Databases databases;
  private final String project;
  private final String building;
  private final String name;

  TemplateBuild(Server server, Databases databases, String project, String building, String name) {
    this.server = server;
    this.databases = databases;
    this.project = project;
    this.building = building;
    this.name = name;
  }

  /** From the longest ancestor that there is, or from nothing. */
  Templates.Template make(Migrations wanted, Migrating migrating)
      throws SQLException, DatabaseException {
    List<Databases.Entry> templates =
        databases.list(Databases.TEMPLATE).stream().filter(Databases.Entry::isSealed).toList();
    Optional<Databases.Entry> ancestor = longest(templates, wanted);
    Label label =
        LabelledMigrations.in(Label.of("building", Owner.current()), wanted)
            .with("project", project);
    if (ancestor.isPresent()) {
      try {
        return made(Optional.of(ancestor.get().name()), label, Optional.empty(), migrating);
      } catch (DatabaseException e) {
        Optional<String> reason =
            Optional.of("what is pending cannot be applied to what was there");
        return made(Optional.empty(), label, reason, migrating);
      }
    }
    return made(Optional.empty(), label, whyAnew(templates, wanted), migrating);
  }

  /** Leaves nothing behind where it fails. */
  private Templates.Template made(
      Optional<String> ancestor, Label label, Optional<String> reason, Migrating migrating)
      throws SQLException, DatabaseException {
    databases.dropIfExists(building);
    boolean whole = false;
    try {
      databases.create(building, ancestor, label);
      int applied = migrating.migrate(server.url(building), server);
      seal(label);
      whole = true;
      return new Templates.Template(name, applied, reason);
    } finally {
      if (!whole) {
        dropQuietly();
      }
    }
  }

  private void seal(Label label) throws SQLException {
    String now = Instant.now().toString();
    databases.comment(
        building, new Label("template", label.values()).with("made", now).with("used", now));
    try {
      databases.seal(building, name);
    } catch (SQLException e) {
      boolean isThere = Templates.ready(databases, name).isPresent();
      if (!DUPLICATE.equals(e.getSQLState()) || !isThere) {
        throw e;
      }
      dropQuietly(); // one who uses another database for administration was faster
    }
  }

  /** What went wrong first counts; what is left here is reaped some time. */
  private void dropQuietly() {
    try {
      databases.dropIfExists(building);
    } catch (SQLException e) {
      // it is in nobody's way
    }
  }

  private static Optional<Databases.Entry> longest(
      List<Databases.Entry> templates, Migrations wanted) {
    return templates.stream()
        .filter(each -> migrations(each).filter(m -> wanted.obstacleFrom(m).isEmpty()).isPresent())
        .max(
            Comparator.comparingInt(
                each -> migrations(each).map(m -> m.versioned().size()).orElse(0)));
  }

  private static Optional<Migrations> migrations(Databases.Entry entry) {
    return entry.label().flatMap(LabelledMigrations::of);
  }

  /** What the project's last template has that this one cannot be made from it. */
  private Optional<String> whyAnew(List<Databases.Entry> templates, Migrations wanted) {
    return templates.stream()
        .flatMap(each -> each.label().stream())
        .filter(label -> label.value("project").equals(project))
        .max(Comparator.comparing(Templates::lastUse))
        .flatMap(LabelledMigrations::of)
        .flatMap(wanted::obstacleFrom);
  }
}
