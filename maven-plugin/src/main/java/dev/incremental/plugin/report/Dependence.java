package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.selection.Dependents;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines on the console that say which tests depend on something. */
public final class Dependence {
  private static final int NAMED = 10;

  private final Snapshot snapshot;

  /**
   * Asks what is known of tests.
   *
   * @param snapshot the records
   */
  public Dependence(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Which tests depend on a class, a method or a file.
   *
   * @param named how the user calls it
   * @param edited what an edit of it may change
   */
  public List<String> on(String named, Predicate<Dependency> edited) {
    List<TestDecision> all = Dependents.of(snapshot, edited);
    List<TestDecision> tests = all.stream().filter(TestDecision::selected).toList();
    if (tests.isEmpty()) {
      return List.of(
          "No test depends on "
              + named
              + ": 0 of "
              + Quantity.of(all.size(), "test")
              + (isKnown(edited) ? "" : ", and none was seen to touch anything of that name"));
    }
    List<String> lines = new ArrayList<>();
    boolean one = tests.size() == 1;
    lines.add(
        Quantity.shareOfTests(tests.size(), all.size())
            + (one ? " depends on " : " depend on ")
            + named
            + times(tests, all));
    lines.addAll(ClassRows.of(tests, Set.of()));
    return List.copyOf(lines);
  }

  /**
   * Which tests an edit of some files may affect, judged by the files alone.
   *
   * @param files paths of all files that differ, relative to the repository's root
   * @param own those of them that belong to the module
   */
  public List<String> onAll(Collection<String> files, Collection<String> own) {
    Set<String> untouched = new TreeSet<>(own);
    List<TestDecision> all = Dependents.of(snapshot, touched(files, untouched)::contains);
    List<TestDecision> tests = all.stream().filter(TestDecision::selected).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        tests.isEmpty()
            ? "No known test depends on what changed: 0 of " + Quantity.of(all.size(), "test")
            : "At most "
                + Quantity.shareOfTests(tests.size(), all.size())
                + " would run"
                + times(tests, all));
    lines.addAll(ClassRows.of(tests, Set.of()));
    if (!untouched.isEmpty()) {
      lines.add("No test was seen to touch these; classes of tests that are new will run:");
      untouched.stream().limit(NAMED).forEach(file -> lines.add("  " + file));
      if (untouched.size() > NAMED) {
        lines.add("  … and " + Quantity.of(untouched.size() - NAMED, "more file"));
      }
    }
    return List.copyOf(lines);
  }

  /**
   * What an edit of some files may change, looked for once, since there are very many dependencies.
   *
   * @param untouched from which files are taken that anything was seen to touch
   */
  private Set<Dependency> touched(Collection<String> files, Set<String> untouched) {
    Set<Dependency> touched = new HashSet<>();
    dependencies()
        .forEach(
            each -> {
              Predicate<String> isIn = ChangeSources.file(each);
              for (String file : files) {
                if (isIn.test(file)) {
                  touched.add(each);
                  untouched.remove(file);
                }
              }
            });
    return touched;
  }

  private boolean isKnown(Predicate<Dependency> edited) {
    return dependencies().anyMatch(edited);
  }

  private Stream<Dependency> dependencies() {
    return IntStream.range(0, snapshot.entries().size()).mapToObj(snapshot.entries()::dependency);
  }

  private static String times(List<TestDecision> some, List<TestDecision> all) {
    String part = Quantity.duration(Selection.millis(some));
    String whole = Quantity.duration(Selection.millis(all));
    return part.equals(whole) ? "" : ", " + part + " of " + whole;
  }
}
