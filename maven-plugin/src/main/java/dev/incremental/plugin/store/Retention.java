package dev.incremental.plugin.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Decides what a store need not keep any longer.
 *
 * <p>Nothing goes that was written since the days of grace began: another clone may have a branch
 * that this one has not fetched, and a publisher may be laying a delta over it. Of older ones those
 * go that no branch or tag reaches, and then, while all that is left exceeds the budget, those that
 * are farthest from a branch; but never one from which a branch would start now.
 *
 * @param graceBegan what was written then or later stays
 * @param budget bytes that may be kept
 */
public record Retention(Instant graceBegan, long budget) {

  /** Why something goes. */
  public enum Reason {
    UNREACHABLE("no branch or tag holds it"),
    BEYOND_BUDGET("beyond the budget");

    private final String clause;

    Reason(String clause) {
      this.clause = clause;
    }

    /** For the user. */
    public String clause() {
      return clause;
    }
  }

  /** What is known of history. */
  public interface Lineage {

    /** How many steps a commit is from a branch; empty where nothing that has a name reaches it. */
    OptionalInt distance(String commit);

    /** Those of some commits that are nearest to the branches. */
    Set<String> nearest(Set<String> commits);
  }

  /**
   * What may go, with the reason; what must go first comes first.
   *
   * @param all everything there is
   * @param pinned of that, what stays whatever happens
   */
  Map<Holding, Reason> going(Collection<Holding> all, Collection<Holding> pinned, Lineage lineage) {
    Map<Holding, Reason> going = new LinkedHashMap<>();
    List<Holding> old =
        all.stream().filter(this::isOld).filter(each -> !pinned.contains(each)).toList();
    for (Holding each : old) {
      if (lineage.distance(each.commit()).isEmpty()) {
        going.put(each, Reason.UNREACHABLE);
      }
    }
    long left = size(all) - size(going.keySet());
    List<Holding> more = new ArrayList<>(old);
    more.removeAll(going.keySet());
    more.removeAll(nearest(all, lineage));
    more.sort(farthestFirst(lineage));
    for (Holding each : more) {
      if (left <= budget) {
        break;
      }
      going.put(each, Reason.BEYOND_BUDGET);
      left -= each.size();
    }
    return going;
  }

  static long size(Collection<Holding> holdings) {
    return holdings.stream().mapToLong(Holding::size).sum();
  }

  private boolean isOld(Holding holding) {
    Optional<Instant> written = holding.written();
    return written.isPresent() && written.get().isBefore(graceBegan);
  }

  private static Set<Holding> nearest(Collection<Holding> all, Lineage lineage) {
    Set<Holding> nearest = new HashSet<>();
    byModule(all.stream().filter(Holding::hasSnapshot).toList())
        .values()
        .forEach(
            ofModule ->
                lineage.nearest(ofModule.keySet()).stream()
                    .map(ofModule::get)
                    .forEach(nearest::add));
    return nearest;
  }

  /** Holdings by module and commit. */
  static Map<String, Map<String, Holding>> byModule(Collection<Holding> all) {
    Map<String, Map<String, Holding>> modules = new LinkedHashMap<>();
    for (Holding each : all) {
      modules
          .computeIfAbsent(each.module(), name -> new LinkedHashMap<>())
          .put(each.commit(), each);
    }
    return modules;
  }

  private static Comparator<Holding> farthestFirst(Lineage lineage) {
    return Comparator.<Holding>comparingInt(
            each -> lineage.distance(each.commit()).orElse(Integer.MAX_VALUE))
        .reversed()
        .thenComparing(each -> each.written().orElse(Instant.MAX))
        .thenComparing(Holding::commit);
  }
}
