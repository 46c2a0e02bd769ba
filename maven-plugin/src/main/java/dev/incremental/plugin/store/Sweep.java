package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Retention.Lineage;
import dev.incremental.plugin.store.Retention.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks through a store for what it need not keep, and deletes that.
 *
 * <p>A store is listed once, name by name. What cannot be listed whole is left as it is.
 */
public final class Sweep {
  private final SnapshotStore store;
  private final Retention retention;
  private final Lineage lineage;

  public Sweep(SnapshotStore store, Retention retention, Lineage lineage) {
    this.store = store;
    this.retention = retention;
    this.lineage = lineage;
  }

  /**
   * What was found and decided.
   *
   * @param all everything that the store has of the modules
   * @param going what is to be deleted, and why
   * @param problem why nothing could be decided, as a clause for the user; nothing goes then
   */
  public record Plan(List<Holding> all, Map<Holding, Reason> going, Optional<String> problem) {

    /** Bytes of everything. */
    public long size() {
      return Retention.size(all);
    }
  }

  /**
   * What was deleted.
   *
   * @param gone what is no longer there
   * @param problem why not everything is gone, as a clause for the user
   */
  public record Result(List<Holding> gone, Optional<String> problem) {

    /** Bytes of what is gone. */
    public long size() {
      return Retention.size(gone);
    }
  }

  /**
   * Finds out what may go; nothing is changed.
   *
   * @param names under which snapshots and parts may be
   */
  public Plan plan(Collection<String> names) {
    Map<List<String>, Map<String, Entry>> found = new TreeMap<>(Sweep::inOrder);
    for (String name : new HashSet<>(names)) {
      Listing listing = store.commits(name);
      if (listing.problem().isPresent()) {
        return new Plan(List.of(), Map.of(), listing.problem());
      }
      String module = PartName.moduleOf(name).filter(names::contains).orElse(name);
      listing
          .entries()
          .forEach(
              (commit, entry) ->
                  found
                      .computeIfAbsent(List.of(module, commit), key -> new HashMap<>())
                      .put(name, entry));
    }
    List<Holding> all = new ArrayList<>();
    found.forEach((key, files) -> all.add(new Holding(key.get(1), key.get(0), files)));
    return new Plan(List.copyOf(all), going(all), Optional.empty());
  }

  private static int inOrder(List<String> one, List<String> other) {
    int byModule = one.get(0).compareTo(other.get(0));
    return byModule != 0 ? byModule : one.get(1).compareTo(other.get(1));
  }

  /** What is laid over something keeps that, and something else goes in its place. */
  private Map<Holding, Reason> going(List<Holding> all) {
    Map<String, Bases> bases = new HashMap<>();
    Set<Holding> pinned = new HashSet<>();
    while (true) {
      Map<Holding, Reason> going = retention.going(all, pinned, lineage);
      Set<Holding> spared = new HashSet<>();
      Retention.byModule(all)
          .forEach(
              (module, ofModule) -> {
                Bases ofThis =
                    bases.computeIfAbsent(
                        module, name -> new Bases(commit -> store.read(commit, name)));
                ofThis.among(files(ofModule, going, true), files(ofModule, going, false)).stream()
                    .map(ofModule::get)
                    .forEach(spared::add);
              });
      if (spared.isEmpty()) {
        return going;
      }
      pinned.addAll(spared);
    }
  }

  private static Map<String, Entry> files(
      Map<String, Holding> holdings, Map<Holding, Reason> going, boolean thoseThatGo) {
    Map<String, Entry> files = new HashMap<>();
    holdings.forEach(
        (commit, holding) -> {
          if (holding.hasSnapshot() && going.containsKey(holding) == thoseThatGo) {
            files.put(commit, holding.files().get(holding.module()));
          }
        });
    return files;
  }

  /** Deletes what a plan says, up to the first thing that cannot be. */
  public Result carryOut(Plan plan) {
    Map<String, Set<String>> commits = new LinkedHashMap<>();
    plan.going().keySet().stream()
        .sorted(Comparator.comparingLong(Holding::size)) // deltas before what they are laid over
        .forEach(
            each ->
                each.files()
                    .keySet()
                    .forEach(
                        name ->
                            commits
                                .computeIfAbsent(name, key -> new LinkedHashSet<>())
                                .add(each.commit())));
    Map<String, Set<String>> removed = new HashMap<>();
    Optional<String> problem = Optional.empty();
    for (Map.Entry<String, Set<String>> each : commits.entrySet()) {
      Removal removal = store.delete(each.getValue(), each.getKey());
      removed.put(each.getKey(), removal.removed());
      problem = removal.problem();
      if (problem.isPresent()) {
        break;
      }
    }
    List<Holding> gone =
        plan.going().keySet().stream()
            .filter(
                each ->
                    each.files().keySet().stream()
                        .allMatch(
                            name -> removed.getOrDefault(name, Set.of()).contains(each.commit())))
            .toList();
    return new Result(gone, problem);
  }
}
