package dev.incremental.plugin.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page says of seeds. */
final class SeedSection {
  private static final int ROWS = 30;
  private static final int CLASSES = 3;
  private static final String NOTHING = "–";

  private final ReportedSeeds seeds;
  private final Instant now;

  /**
   * @param now when the report is made
   */
  SeedSection(ReportedSeeds seeds, Instant now) {
    this.seeds = seeds;
    this.now = now;
  }

  String markup() {
    List<ReportedSeed> all = seeds.seeds();
    HtmlTable table =
        HtmlTable.called("Seeds, those that are not valid first, then those that most tests use")
            .text("Seed")
            .text("State")
            .number("Made")
            .number("Size")
            .text("After")
            .number("Tests")
            .number("Classes")
            .text("Used by");
    for (ReportedSeed each : all.subList(0, Math.min(ROWS, all.size()))) {
      row(table, each);
    }
    return "<p>"
        + basis()
        + " Who uses a seed is what was recorded when each test ran last.</p>\n"
        + table.markup()
        + (all.size() > ROWS
            ? "<p>And " + Quantity.of(all.size() - ROWS, "more seed") + ".</p>\n"
            : "");
  }

  /** What is known, from when, and what is not. */
  private String basis() {
    return seeds.lookedAt() == null
        ? "No build is known to have looked at them since the build directory was emptied, so whether"
            + " they are valid, their age and their size are not known: "
            + "<code>mvn incremental:seed</code> tells. These are the seeds that tests use."
        : "As a build found them on "
            + Html.text(Quantity.moment(seeds.lookedAt()))
            + ". What was edited since is not counted, and no server was asked whether their"
            + " databases are still there: <code>mvn incremental:seed</code> looks again.";
  }

  private void row(HtmlTable table, ReportedSeed seed) {
    SeedFinding found = seed.finding();
    table.row(
        Html.name(found.name())
            + (found.function().isEmpty() ? "" : " " + Html.small(Html.name(found.function()))),
        Html.text(Quantity.cut(found.sentence(), 300)),
        found.madeAt() == null
            ? NOTHING
            : Quantity.age(Duration.between(found.madeAt(), now)) + " ago",
        found.bytes() < 0 ? NOTHING : Quantity.bytes(found.bytes()),
        found.after().isEmpty() ? NOTHING : Html.name(found.after()),
        Quantity.number(seed.users().size()),
        Quantity.number(seed.classes().size()),
        classes(seed));
  }

  private static String classes(ReportedSeed seed) {
    List<String> shown = new ArrayList<>();
    for (Map.Entry<String, Integer> each : seed.classes().entrySet()) {
      if (shown.size() < CLASSES) {
        shown.add(Html.name(each.getKey()) + " (" + Quantity.number(each.getValue()) + ")");
      }
    }
    int more = seed.classes().size() - shown.size();
    return shown.isEmpty()
        ? "no known test"
        : String.join(", ", shown) + (more > 0 ? " and " + Quantity.number(more) + " more" : "");
  }
}
