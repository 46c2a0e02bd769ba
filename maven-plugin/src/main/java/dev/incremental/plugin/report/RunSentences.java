package dev.incremental.plugin.report;

import java.util.List;

/** What reports say of a selection, in sentences without a full stop. */
final class RunSentences {
  private static final int SHORT_ID = 7;

  private final ReportedRun run;

  RunSentences(ReportedRun run) {
    this.run = run;
  }

  /** How much is selected. */
  String headline() {
    int all = run.tests().size();
    if (run.isOfAll()) {
      return all == 0 ? "All tests run" : "All " + Quantity.of(all, "known test") + " run";
    }
    int selected = run.selected().size();
    if (selected == 0 && run.unknownClasses().isEmpty() && run.elsewhere().isEmpty()) {
      return "Nothing is affected: 0 of " + Quantity.of(all, "test") + " run";
    }
    return Quantity.shareOfTests(selected, all)
        + (selected == 1 ? " is selected" : " are selected")
        + (run.unknownClasses().isEmpty() ? "" : ", and those of " + unknownClasses());
  }

  /** New and changed classes in number. */
  String unknownClasses() {
    return Quantity.of(
        run.unknownClasses().size(), "new or changed class", "new or changed classes");
  }

  /** What the code was compared with. */
  String comparison() {
    String commit = run.commit();
    if (commit == null) {
      return run.tests().isEmpty()
          ? "No test was known"
          : "Compared with what was recorded in this work tree";
    }
    return "Compared with the snapshot of "
        + commit.substring(0, Math.min(SHORT_ID, commit.length()))
        + (run.distance() == 0 ? "" : ", " + Quantity.of(run.distance(), "commit") + " back");
  }

  /** What is spared; empty where nothing is left out. */
  String spared() {
    List<ReportedTest> leftOut = run.leftOut();
    if (leftOut.isEmpty()) {
      return "";
    }
    return Quantity.of(leftOut.size(), "test")
        + (leftOut.size() == 1 ? " is" : " are")
        + " not affected: "
        + Quantity.time(ReportedRun.millis(leftOut))
        + " of "
        + Quantity.time(ReportedRun.millis(run.tests()))
        + " by recorded durations";
  }
}
