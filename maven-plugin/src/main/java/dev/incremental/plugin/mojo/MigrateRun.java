package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.FlywayMigrating;
import dev.incremental.plugin.database.MigrationFiles;
import dev.incremental.plugin.database.MigrationSettings;
import dev.incremental.plugin.database.Migrations;
import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.database.Templates;
import dev.incremental.plugin.database.Templates.Template;
import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Sees to it that a template of the project's migrations is there, and says where. */
final class MigrateRun {
  private final DatabaseServer servers;
  private final long budget;
  private final Duration keepFor;
  private final Log log;

  /**
   * One run.
   *
   * @param budget how large all templates may be, in bytes
   * @param keepFor how long databases of failed tests are kept
   */
  MigrateRun(DatabaseServer servers, long budget, Duration keepFor, Log log) {
    this.servers = servers;
    this.budget = budget;
    this.keepFor = keepFor;
    this.log = log;
  }

  /**
   * What is migrated.
   *
   * @param name tells it from other projects
   * @param base its directory
   * @param output where we leave files
   * @param classPath of its tests
   * @param names beginnings of the names of system properties in which its tests look
   * @param isKeepingFailed whether databases are kept unless all tests that had them passed
   */
  record Project(
      String name,
      Path base,
      Path output,
      List<Path> classPath,
      List<String> names,
      boolean isKeepingFailed) {
    static Project of(MavenProject project, List<String> names, boolean isKeepingFailed) {
      return new Project(
          project.getGroupId() + ":" + project.getArtifactId(),
          project.getBasedir().toPath(),
          Path.of(project.getBuild().getDirectory()).resolve(Descriptor.DIRECTORY),
          classPath(project),
          names,
          isKeepingFailed);
    }

    private static List<Path> classPath(MavenProject project) {
      try {
        return project.getTestClasspathElements().stream().map(Path::of).toList();
      } catch (DependencyResolutionRequiredException e) {
        throw new IllegalStateException("Maven resolves them before this goal", e);
      }
    }
  }

  /**
   * What there is.
   *
   * @param template its name
   */
  record Migrated(Server server, String template) {}

  /**
   * Migrates.
   *
   * @param settings what Flyway is told
   * @param flyway its version
   * @return what there is now; empty where there are no migrations
   */
  Optional<Migrated> run(Project project, Map<String, String> settings, String flyway)
      throws UserProblem, IOException, DatabaseException {
    try (EarlyAttachment early = EarlyAttachment.begin(servers.access())) {
      MigrationSettings told = MigrationSettings.of(settings, project.classPath(), project.base());
      MigrationFiles files = MigrationFiles.in(told);
      Migrations migrations = files.migrations(flyway);
      if (migrations.isEmpty()) {
        if (settings.isEmpty()) {
          log.debug("There are no migrations");
        } else {
          log.info("Nothing to migrate: there are no migrations in " + told.locations());
        }
        new DatabaseFile(project.output()).delete();
        return Optional.empty();
      }
      return Optional.of(migrate(project, early.get(), told, files, migrations));
    }
  }

  private Migrated migrate(
      Project project,
      Attached attached,
      MigrationSettings told,
      MigrationFiles files,
      Migrations migrations)
      throws IOException, DatabaseException {
    Server server = attached.server();
    Templates templates = new Templates(server, project.name(), log::info);
    // looked for when called, so that Flyway is loaded only where there is something to migrate
    Template template =
        templates.ensureAfterReaping(
            attached,
            migrations,
            (url, where) -> new FlywayMigrating(told, log::warn).migrate(url, where),
            keepFor,
            name -> log.debug("Dropped " + name));
    new DatabaseFile(project.output())
        .write(
            new Descriptor(
                server.urlWith(Descriptor.PLACEHOLDER),
                server.user(),
                server.password(),
                server.ownDatabase(),
                server.isThrowAway(),
                template.name(),
                migrations.fingerprint(server.user()),
                content(files.inAnyCheckout(migrations.flyway()), attached, template),
                project.names(),
                project.isKeepingFailed(),
                files.asTheyAre()));
    log.info(sentence(template));
    Migrated migrated = new Migrated(server, template.name());
    if (!template.wasThere()) {
      trim(migrated, project, budget, log);
    }
    return migrated;
  }

  private String content(Migrations migrations, Attached attached, Template template)
      throws DatabaseException {
    String facts = servers.facts(attached, template.name());
    return migrations.fingerprint("") + " in PostgreSQL " + facts;
  }

  /** Drops what was not used for longest where all together are larger than they may be. */
  static void trim(Migrated migrated, Project project, long budget, Log log)
      throws DatabaseException {
    new Templates(migrated.server(), project.name(), log::info)
        .trim(budget)
        .forEach(name -> log.info("Dropped " + name + ", unused for longest"));
  }

  /** What was done. */
  static String sentence(Template template) {
    if (template.wasThere()) {
      return "Nothing to migrate: " + template.name() + " is up to date";
    }
    int number = template.applied();
    String applied = number + (number == 1 ? " migration" : " migrations") + " applied";
    return template
        .reason()
        .map(reason -> "Migrated anew, since " + reason + ": " + applied)
        .orElse("Migrated: " + applied)
        .concat(" for " + template.name());
  }
}
