package dev.incremental.plugin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A report in Markdown, short enough to be a comment on a pull request as it is: at most {@link
 * #MOST_LINES} lines, whatever there is to tell.
 */
public final class SummaryMarkdown {
  /** How many lines there are at most. */
  public static final int MOST_LINES = 60;

  private static final int REASONS = 12;
  private static final int SPOTS = 5;
  private static final int SLOW = 5;
  private static final int SEEDS = 5;
  private static final int CLASSES = 5;

  private final Report report;
  private final List<String> lines = new ArrayList<>();

  private SummaryMarkdown(Report report) {
    this.report = report;
  }

  /** The text. */
  public static String of(Report report) {
    return String.join("\n", new SummaryMarkdown(report).lines()) + "\n";
  }

  private List<String> lines() {
    ReportedRun run = report.run();
    if (run == null) {
      lines.add("## Tests of " + Markdown.code(report.module()));
      paragraph("Nothing has been selected here yet.");
    } else {
      run(run);
    }
    if (!report.audits().isEmpty()) {
      paragraph(Markdown.words(report.audits().sentence()) + ".");
    }
    seeds();
    hotSpots();
    slowest();
    return lines;
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  private void run(ReportedRun run) {
    RunSentences sentences = new RunSentences(run);
    lines.add(
        "## Tests of "
            + Markdown.code(report.module())
            + ": "
            + Markdown.words(sentences.headline()));
    paragraph(
        Markdown.words(sentences.comparison())
            + "."
            + (sentences.spared().isEmpty() ? "" : " " + Markdown.words(sentences.spared()) + ".")
            + (run.isOfAll() ? " Reason: " + Markdown.code(run.reason()) + "." : ""));
    if (!run.elsewhere().isEmpty()) {
      paragraph(Quantity.of(run.elsewhere().size(), "test") + " more on other machines.");
    }
    unknownClasses(run);
    if (!run.isOfAll()) {
      reasons(ReasonGroup.of(run));
    }
  }

  private void unknownClasses(ReportedRun run) {
    List<String> names = run.unknownClasses();
    if (names.isEmpty()) {
      return;
    }
    List<String> shown = names.stream().limit(CLASSES).map(Markdown::code).toList();
    paragraph(
        "New or changed since recorded: " + String.join(", ", shown) + more(names, CLASSES) + ".");
  }

  private void reasons(List<ReasonGroup> groups) {
    if (groups.isEmpty()) {
      return;
    }
    table("Tests | Time | Because of | In", "--: | --: | --- | ---");
    for (ReasonGroup each : groups.subList(0, Math.min(REASONS, groups.size()))) {
      row(
          Quantity.number(each.tests().size()),
          Quantity.time(each.millis()),
          (each.kind().isEmpty() ? "" : each.kind() + " ")
              + (each.kind().isEmpty() ? Markdown.words(each.name()) : Markdown.code(each.name()))
              + (each.source().isEmpty() ? "" : " (" + each.source() + ")"),
          classes(each));
    }
    rest(groups, REASONS, "reason");
  }

  private static String classes(ReasonGroup group) {
    List<Map.Entry<String, Integer>> all = group.classes();
    return Markdown.code(all.get(0).getKey()) + more(all, 1);
  }

  private static String more(List<?> all, int shown) {
    return all.size() > shown ? " and " + Quantity.number(all.size() - shown) + " more" : "";
  }

  /** Valid ones are as they should be. */
  private void seeds() {
    List<ReportedSeed> invalid = report.seeds().invalid();
    if (invalid.isEmpty()) {
      return;
    }
    paragraph("**Seeds that are not valid**");
    table("Seed | State | Tests", "--- | --- | --:");
    for (ReportedSeed each : invalid.subList(0, Math.min(SEEDS, invalid.size()))) {
      row(
          Markdown.code(each.finding().name()),
          Markdown.words(each.finding().sentence()),
          Quantity.number(each.users().size()));
    }
    rest(invalid, SEEDS, "seed");
  }

  private void hotSpots() {
    List<HotSpot> spots = report.hotSpots();
    if (spots.isEmpty()) {
      return;
    }
    paragraph("**What selects most tests**");
    table("Class or file | Tests | Most by one method", "--- | --: | ---");
    for (HotSpot each : spots.subList(0, Math.min(SPOTS, spots.size()))) {
      row(
          Markdown.code(each.name()),
          Quantity.number(each.tests())
              + " ("
              + Quantity.percent(each.tests(), report.tests().size())
              + ")",
          each.heaviest().isEmpty()
              ? "–"
              : Quantity.number(each.heaviestTests())
                  + " by "
                  + Markdown.code(HotSpotSection.member(each)));
    }
  }

  private void slowest() {
    if (report.millis() == 0) {
      return;
    }
    paragraph("**Slowest tests**");
    table("Time | Test", "--: | ---");
    report.slowest().stream()
        .limit(SLOW)
        .forEach(each -> row(Quantity.time(each.millis()), Markdown.code(each.id().inFork())));
  }

  private void table(String head, String alignment) {
    lines.add("");
    lines.add("| " + head + " |");
    lines.add("| " + alignment + " |");
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private void rest(List<?> all, int shown, String noun) {
    if (all.size() > shown) {
      paragraph("… and " + Quantity.of(all.size() - shown, "more " + noun) + ".");
    }
  }
}
