package dev.incremental.plugin.report;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines on the console that say what runs and why. */
public final class Transcript {
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
      lines.addAll(ClassRows.of(selection.selected(), selection.unknownClasses()));
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
            : Quantity.shareOfTests(selected, all);
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
}
