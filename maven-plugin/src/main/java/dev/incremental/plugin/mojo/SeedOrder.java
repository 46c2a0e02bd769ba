package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.SeedFunction;
import dev.incremental.testdb.contract.SeedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Sees to it that each seed comes after the one that it builds on. */
final class SeedOrder {
  private static final String ANNOTATION = "annotation @Seed";

  private final Map<String, SeedFunction> byName = new LinkedHashMap<>();

  /**
   * The seeds of a project.
   *
   * @throws UserProblem if names are wrong or taken twice, or there is no such order
   */
  SeedOrder(Collection<SeedFunction> functions) throws UserProblem {
    for (SeedFunction each : functions) {
      check(each);
      SeedFunction other = byName.putIfAbsent(each.seed(), each);
      if (other != null) {
        throw new UserProblem(
            "There are two seeds '" + each.seed() + "'",
            other.place() + " and " + each.place(),
            "give each its own name");
      }
    }
    for (SeedFunction each : functions) {
      if (!each.after().isEmpty() && !byName.containsKey(each.after())) {
        throw new UserProblem(
            "The seed '" + each.seed() + "' comes after '" + each.after() + "', which is none",
            each.place(),
            "name one of " + String.join(", ", byName.keySet()));
      }
    }
    of(List.of()); // throws where they run in a circle
  }

  private static void check(SeedFunction function) throws UserProblem {
    if (!SeedTable.isName(function.seed())) {
      throw new UserProblem(
          "'" + function.seed() + "' is no name for a seed",
          ANNOTATION + " of " + function.place(),
          "use letters, digits, dots, dashes and underscores");
    }
    if (!function.hasNoResult()) {
      throw new UserProblem(
          "The seed '" + function.seed() + "' returns something, which nobody would get",
          function.place(),
          "make it void: tests ask the database for what they need");
    }
  }

  /**
   * Some of them with all that they build on, in an order in which they can be made.
   *
   * @param names all of them where there is none
   * @throws UserProblem if there is no seed of such a name
   */
  List<SeedFunction> of(Collection<String> names) throws UserProblem {
    Set<String> ordered = new LinkedHashSet<>();
    for (String name : names.isEmpty() ? byName.keySet() : names) {
      if (!byName.containsKey(name)) {
        throw new UserProblem(
            "There is no seed '" + name + "'",
            "parameter incremental.seeds",
            byName.isEmpty()
                ? "annotate a function with @Seed"
                : "there are " + String.join(", ", byName.keySet()));
      }
      add(name, ordered);
    }
    return ordered.stream().map(byName::get).toList();
  }

  private void add(String name, Set<String> ordered) throws UserProblem {
    List<String> way = new ArrayList<>();
    for (String each = name; !each.isEmpty() && !ordered.contains(each); each = after(each)) {
      way.add(0, each);
      if (way.lastIndexOf(each) > 0) {
        throw new UserProblem(
            "Seeds come after each other in a circle: " + String.join(", ", way),
            ANNOTATION + " of " + function(each).place(),
            "let one of them come first");
      }
    }
    ordered.addAll(way);
  }

  private String after(String name) {
    return function(name).after();
  }

  private SeedFunction function(String name) {
    return Objects.requireNonNull(byName.get(name), "all names were looked at");
  }
}
