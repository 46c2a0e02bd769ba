package dev.incremental.plugin.database;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Clones that stay when their forks end. Of those whose forks did not tell how tests went nothing
 * is said before somebody has found out.
 */
final class KeptClones {
  private final Clones clones;
  private final Server server;
  private final Consumer<String> said;
  private final Consumer<String> trouble;
  private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

  /**
   * None yet.
   *
   * @param said is told what is kept, and why
   * @param trouble is told what cannot be
   */
  KeptClones(Clones clones, Server server, Consumer<String> said, Consumer<String> trouble) {
    this.clones = clones;
    this.server = server;
    this.said = said;
    this.trouble = trouble;
  }

  /** A database that is still there. */
  private record Kept(String name, boolean isHeardOf) {}

  /** Their names. */
  Set<String> names() {
    return kept.stream().map(Kept::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Keeps one.
   *
   * @param isHeardOf whether its fork told how tests went
   */
  void keep(String clone, String why, boolean isHeardOf) {
    try {
      clones.keep(clone, why);
      kept.add(new Kept(clone, isHeardOf));
      if (isHeardOf) {
        said.accept("Kept " + clone + ", since " + why + ": " + server.psql(clone));
      }
    } catch (DatabaseException e) {
      trouble.accept("The database " + clone + " cannot be kept: " + e.getMessage());
    }
  }

  /**
   * Decides about those of which nothing was said.
   *
   * @param why one is still kept, by its name; empty where it is to be dropped
   */
  void judge(Function<String, Optional<String>> why, Consumer<String> drop) {
    List<Kept> unheardOf = kept.stream().filter(each -> !each.isHeardOf()).toList();
    kept.removeAll(unheardOf);
    for (Kept each : unheardOf) {
      Optional<String> still = why.apply(each.name());
      still.ifPresentOrElse(
          reason -> keep(each.name(), reason, true), () -> drop.accept(each.name()));
    }
  }
}
