package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Audit;
import dev.incremental.plugin.selection.OutcomeChange;
import java.util.ArrayList;
import java.util.List;

/** The lines on the console that say what an audit came to. */
public final class AuditTranscript {
  private static final int ROWS = 10;

  private final Audit audit;
  private final ChangeSources sources;
  private final String place;

  /**
   * Creates a transcript.
   *
   * @param sources the files that changed
   * @param place how Maven's command line names the module, such as {@code -pl :shop}; empty for
   *     the one that Maven was started in
   */
  public AuditTranscript(Audit audit, ChangeSources sources, String place) {
    this.audit = audit;
    this.sources = sources;
    this.place = place;
  }

  /** What would have run, and what that would have caught. */
  public String headline() {
    int changed = audit.changed().size();
    String tests = Quantity.of(audit.total(), "test");
    if (audit.isEverything()) {
      return "Audit: would have run everything, "
          + tests
          + "; "
          + (changed == 0 ? "no outcome changed" : outcomes(changed) + " changed");
    }
    String run =
        "Audit: would have run "
            + Quantity.number(audit.selected())
            + " of "
            + tests
            + " ("
            + Quantity.percent(audit.selected(), audit.total())
            + ")";
    return changed == 0
        ? run + "; no outcome changed"
        : run
            + " and caught "
            + Quantity.number(audit.caught())
            + " of "
            + outcomes(changed)
            + " that changed";
  }

  private static String outcomes(int number) {
    return Quantity.of(number, "outcome");
  }

  /** What would have been missed, for a warning; empty if nothing would. */
  public List<String> misses() {
    List<String> lines = new ArrayList<>();
    List<OutcomeChange> missed = audit.missed();
    if (missed.isEmpty()) {
      return lines;
    }
    for (OutcomeChange each : missed.subList(0, Math.min(ROWS, missed.size()))) {
      lines.add(
          "Missed: "
              + each.test().inFork()
              + " "
              + each.sentence()
              + ", and would have been left out");
      lines.add("  " + command(each));
    }
    if (missed.size() > ROWS) {
      lines.add("Missed: … and " + Quantity.of(missed.size() - ROWS, "more test"));
    }
    lines.add("  Changed: " + ChangeSummary.of(audit.wouldBe().changes()) + sources.files());
    lines.add(
        "  Something that was not recorded matters to "
            + (missed.size() == 1 ? "this test" : "these tests")
            + ", or the clock, randomness or other tests do");
    return List.copyOf(lines);
  }

  /** Shells take a dollar sign for the beginning of a variable. */
  private String command(OutcomeChange change) {
    String name =
        change.test().className()
            + (change.test().method().isEmpty() ? "" : "#" + change.test().methodName());
    String test = "-Dtest=" + name;
    return "mvn incremental:explain "
        + (place.isEmpty() ? "" : place + " ")
        + (test.indexOf('$') < 0 ? test : "'" + test + "'");
  }
}
