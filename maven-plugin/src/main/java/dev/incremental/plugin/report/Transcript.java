package dev.incremental.plugin.report;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.ContainerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines on the console that say what runs and why. */
public final class Transcript {
  private static final int ROWS = 20;

  /** Up to so many milliseconds, rounded to seconds, there is no less. */
  private static final long SHORT = 1500;

  private static final long HALF_A_SECOND = 500;

  private final Selection selection;
  private final List<Baseline> baselines;
  private final ChangeSources sources;

  /**
   * Creates a transcript.
   *
   * @param selection what runs
   * @param baselines the commits that the code was compared with, the nearest first; none for
   *     records of this work tree
   * @param sources the files that changed
   */
  public Transcript(Selection selection, List<Baseline> baselines, ChangeSources sources) {
    this.selection = selection;
    this.baselines = List.copyOf(baselines);
    this.sources = sources;
  }

  /** The lines, without a line's end. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!selection.tests().isEmpty()) {
      lines.add(snapshot());
    }
    if (selection.mode() == Selection.Mode.INCREMENTAL) {
      lines.add("Changed: " + ChangeSummary.of(selection.changes()) + whence());
    }
    lines.add(headline());
    if (selection.mode() == Selection.Mode.INCREMENTAL && !saysAll()) {
      rows(lines);
    }
    return List.copyOf(lines);
  }

  private String snapshot() {
    String tests = Quantity.of(selection.tests().size(), "test");
    if (baselines.isEmpty()) {
      return "Snapshot of this work tree, " + tests;
    }
    String named = baselines.stream().map(Transcript::inWords).collect(Collectors.joining(" and "));
    return (baselines.size() == 1 ? "Snapshot " : "Snapshots ") + named + ", " + tests;
  }

  private static String inWords(Baseline baseline) {
    List<String> where = new ArrayList<>();
    if (baseline.branch() != null) {
      where.add(baseline.branch());
    }
    if (baseline.distance() > 0) {
      where.add(Quantity.of(baseline.distance(), "commit") + " back");
    }
    String place = where.isEmpty() ? "" : " (" + String.join(", ", where) + ")";
    return baseline.shortId() + place;
  }

  private String whence() {
    List<String> parts = new ArrayList<>();
    if (!baselines.isEmpty() && baselines.get(0).distance() > 0) {
      parts.add(Quantity.of(baselines.get(0).distance(), "commit"));
    }
    if (sources.uncommitted() > 0) {
      parts.add(Quantity.of(sources.uncommitted(), "uncommitted file"));
    }
    return parts.isEmpty() ? "" : "  (" + String.join(", ", parts) + ")";
  }

  private String headline() {
    int all = selection.tests().size();
    return switch (selection.mode()) {
      case ALL ->
          "Running all "
              + (all > 1 ? Quantity.number(all) + " " : "")
              + "tests: "
              + selection.reason();
      case NONE -> "Nothing is affected: 0 of " + Quantity.of(all, "test") + " run.";
      case INCREMENTAL -> incremental(selection.selected().size(), all);
    };
  }

  private String incremental(int selected, int all) {
    int unknown = selection.unknownClasses().size();
    String others = Quantity.of(unknown, "new or changed class", "new or changed classes");
    if (selected == 0) {
      return "Running the tests of "
          + others
          + "; 0 of "
          + Quantity.of(all, "known test")
          + " affected";
    }
    String known =
        selected == all && all > 1
            ? "all " + Quantity.number(all) + " tests"
            : Quantity.number(selected)
                + " of "
                + Quantity.of(all, "test")
                + " ("
                + Quantity.percent(selected, all)
                + ")";
    return "Running "
        + known
        + (unknown == 0 ? "" : " and those of " + others)
        + duration()
        + (selected == all && all > 1 ? CommonReason.of(selection.selected()) : "");
  }

  /** Whether the headline leaves nothing for rows to say. */
  private boolean saysAll() {
    int selected = selection.selected().size();
    return selected > 1
        && selected == selection.tests().size()
        && selection.unknownClasses().isEmpty()
        && CommonReason.isOne(selection.selected());
  }

  /** An estimate, where there is something to tell apart in whole seconds. */
  private String duration() {
    String all = Quantity.duration(Selection.millis(selection.tests()));
    long millis = Selection.millis(selection.selected());
    String now = Quantity.duration(millis);
    if (Selection.millis(selection.tests()) < SHORT || now.equals(all)) {
      return "";
    }
    return (millis < HALF_A_SECOND ? ", less than 1 s" : ", about " + now) + " instead of " + all;
  }

  /** One line a class, the largest first. */
  private void rows(List<String> lines) {
    Map<String, List<TestDecision>> byClass =
        selection.selected().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.test().className(), TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    byClass.forEach(
        (name, tests) -> rows.add(new Row(name, tests.size(), CommonReason.mostFrequent(tests))));
    for (ContainerId unknown : selection.unknownClasses()) {
      if (!byClass.containsKey(unknown.name())) {
        rows.add(new Row(unknown.name(), 0, "new or changed since it was recorded"));
      }
    }
    rows.sort(Comparator.comparingInt(Row::tests).reversed());
    List<Row> shown = rows.subList(0, Math.min(ROWS, rows.size()));
    int width = shown.stream().mapToInt(row -> row.shortName().length()).max().orElse(0);
    shown.forEach(row -> lines.add(row.line(width)));
    if (shown.size() < rows.size()) {
      int rest = rows.stream().skip(ROWS).mapToInt(Row::tests).sum();
      lines.add(
          "  … and "
              + Quantity.of(rest, "test")
              + " in "
              + Quantity.of(rows.size() - ROWS, "more class", "more classes"));
    }
  }

  /** What is said of one class. */
  private record Row(String className, int tests, String reason) {
    String shortName() {
      return Names.SIMPLE.type(className);
    }

    String line(int width) {
      String count = tests == 0 ? "" : Quantity.number(tests);
      return String.format(Locale.ROOT, "  %-" + width + "s %6s  %s", shortName(), count, reason);
    }
  }
}
