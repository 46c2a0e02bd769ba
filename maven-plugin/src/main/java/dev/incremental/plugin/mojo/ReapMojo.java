package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Attached;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.DatabaseException;
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
    Optional<Attached> running = server.access().attachIfRunning().go();
    if (running.isEmpty()) {
      getLog().debug("The embedded PostgreSQL does not run");
      return;
    }
    try (Attached attached = running.get()) {
      reap(attached, closed.map(ForkDatabases.Closed::kept).orElse(Set.of()));
    }
  }

  private void reap(Attached attached, Set<String> said) throws UserProblem, DatabaseException {
    Clones clones = new Clones(attached.server());
    List<String> gone = clones.reap(attached, keepFor());
    if (!gone.isEmpty()) {
      getLog()
          .info(
              gone.size() == 1
                  ? "Dropped 1 database of a process that has ended"
                  : "Dropped " + gone.size() + " databases of processes that have ended");
      gone.forEach(name -> getLog().debug(name));
    }
    clones
        .kept(attached)
        .forEach(
            (name, words) -> {
              if (!said.contains(name)) {
                getLog().info("Kept " + words);
              }
            });
  }
}
