package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Drops databases that were made for forks and other processes which have ended. It touches none
 * that this plugin did not make, and starts no server. Databases of failed tests stay for a week,
 * or as long as {@code incremental.database.keepFor} says.
 *
 * @since 0.1.0
 */
@Mojo(name = "reap", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class ReapMojo extends DatabaseGoal {
  @Override
  void runWith(DatabaseServer server) throws UserProblem, IOException, DatabaseException {
    Optional<ForkDatabases.Closed> closed = forkDatabases().close();
    closed.ifPresent(each -> getLog().info(each.sentence()));
    Optional<Server> running = server.attachIfRunning();
    if (running.isEmpty()) {
      getLog().debug("The embedded PostgreSQL does not run");
      return;
    }
    Clones clones = new Clones(running.get());
    List<String> gone = clones.reap(keepFor());
    if (!gone.isEmpty()) {
      getLog()
          .info(
              gone.size() == 1
                  ? "Dropped 1 database of a process that has ended"
                  : "Dropped " + gone.size() + " databases of processes that have ended");
      gone.forEach(name -> getLog().debug(name));
    }
    Set<String> said = closed.map(ForkDatabases.Closed::kept).orElse(Set.of());
    clones
        .kept()
        .forEach(
            (name, words) -> {
              if (!said.contains(name)) {
                getLog().info("Kept " + words);
              }
            });
  }
}
