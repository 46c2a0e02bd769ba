package dev.incremental.plugin.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page says of the last selection. */
final class RunSection {
  private static final int REASONS = 30;
  private static final int NAMED = 3;
  private static final int CLASSES = 20;

  private final ReportedRun run;
  private final RunSentences sentences;

  RunSection(ReportedRun run) {
    this.run = run;
    this.sentences = new RunSentences(run);
  }

  String markup(@Nullable Instant selectedAt) {
    return "<p class=\"lead\">"
        + Html.text(sentences.headline())
        + ".</p>\n<p>"
        + Html.text(sentences.comparison())
        + "."
        + (sentences.spared().isEmpty() ? "" : " " + Html.text(sentences.spared()) + ".")
        + (run.isOfAll() ? " Reason: " + Html.text(Quantity.cut(run.reason(), 300)) + "." : "")
        + (selectedAt == null ? "" : " Selected on " + Html.text(Quantity.moment(selectedAt)) + ".")
        + "</p>\n"
        + figures()
        + unknownClasses()
        + reasons();
  }

  private String figures() {
    if (run.tests().isEmpty()) {
      return "";
    }
    HtmlTable table =
        HtmlTable.called("How much of the known tests runs, by number and by recorded durations")
            .text("What")
            .number("Tests")
            .number("Of all")
            .plot()
            .number("Time")
            .number("Of all")
            .plot();
    row(table, "Selected", run.selected());
    if (!run.elsewhere().isEmpty()) {
      row(table, "On other machines", run.elsewhere());
    }
    row(table, "Not affected", run.leftOut());
    row(table, "All", run.tests());
    return table.markup();
  }

  private void row(HtmlTable table, String what, List<ReportedTest> tests) {
    long millis = ReportedRun.millis(tests);
    long ofAll = ReportedRun.millis(run.tests());
    int all = run.tests().size();
    table.row(
        what,
        Quantity.number(tests.size()),
        Quantity.percent(tests.size(), all),
        Html.bar(tests.size(), all),
        Quantity.time(millis),
        Quantity.percent(millis, ofAll),
        Html.bar(millis, ofAll));
  }

  private String unknownClasses() {
    List<String> names = run.unknownClasses();
    if (names.isEmpty()) {
      return "";
    }
    return "<p>The tests of "
        + sentences.unknownClasses()
        + " run, known or not: "
        + names.stream().limit(CLASSES).map(Html::name).collect(Collectors.joining(", "))
        + more(names.size() - CLASSES)
        + ".</p>\n";
  }

  private String reasons() {
    List<ReasonGroup> groups = ReasonGroup.of(run);
    if (groups.isEmpty()) {
      return "";
    }
    int selected = run.selected().size();
    HtmlTable table =
        HtmlTable.called("Why tests are selected, what selects most of them first")
            .text("Because of")
            .number("Tests")
            .number("Of selected")
            .plot()
            .number("Time")
            .text("Test classes");
    for (ReasonGroup each : groups.subList(0, Math.min(REASONS, groups.size()))) {
      table.row(
          reason(each),
          Quantity.number(each.tests().size()),
          Quantity.percent(each.tests().size(), selected),
          Html.bar(each.tests().size(), selected),
          Quantity.time(each.millis()),
          counts(each.classes(), true));
    }
    return "<h3>Reasons</h3>\n" + table.markup() + rest(groups);
  }

  private static String reason(ReasonGroup group) {
    if (group.kind().isEmpty()) {
      return Html.text(Quantity.cut(group.name(), 300));
    }
    return Html.text(group.kind())
        + " "
        + Html.name(group.name())
        + (group.source().isEmpty() ? "" : " <b>" + Html.text(group.source()) + "</b>")
        + "<br/>"
        + Html.small(counts(group.shortWays(), false));
  }

  private static String counts(List<Map.Entry<String, Integer>> counts, boolean names) {
    List<String> shown = new ArrayList<>();
    for (Map.Entry<String, Integer> each : counts.subList(0, Math.min(NAMED, counts.size()))) {
      String what = names ? Html.name(each.getKey()) : Html.text(Quantity.cut(each.getKey(), 300));
      shown.add(counts.size() == 1 ? what : what + " (" + Quantity.number(each.getValue()) + ")");
    }
    return String.join(", ", shown) + more(counts.size() - NAMED);
  }

  private static String more(int count) {
    return count > 0 ? " and " + Quantity.number(count) + " more" : "";
  }

  private static String rest(List<ReasonGroup> groups) {
    if (groups.size() <= REASONS) {
      return "";
    }
    int tests = groups.stream().skip(REASONS).mapToInt(each -> each.tests().size()).sum();
    return "<p>And "
        + Quantity.of(groups.size() - REASONS, "more reason")
        + " with "
        + Quantity.of(tests, "test")
        + ".</p>\n";
  }
}
