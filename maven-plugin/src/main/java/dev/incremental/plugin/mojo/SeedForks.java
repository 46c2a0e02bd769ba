package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Ahead;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;

/**
 * Gives the forks that make seeds their databases.
 *
 * @param agent the jar that asks for them
 */
record SeedForks(ForkDatabases forks, Path agent, Log log) {

  /** Lets forks have copies of a database, of which none is kept. */
  void open(MigrateRun.Migrated migrated, String template, MigrateRun.Project built)
      throws IOException {
    forks.open(
        new MigrateRun.Migrated(migrated.server(), template),
        new MigrateRun.Project(
            built.name(), built.base(), built.output(), built.classPath(), built.names(), false),
        agent,
        Ahead.NONE,
        log);
  }

  /** Lets no more forks have any. */
  void close() throws IOException {
    forks.close();
  }
}
