package dev.incremental.plugin.report;

import java.util.List;

/** What the page says of set-up. */
final class SetUpSection {
  private static final int ROWS = 30;
  private static final List<Long> STEPS = List.of(10L, 100L, 1_000L, 10_000L, 100_000L);

  private final SetUpCosts costs;

  SetUpSection(SetUpCosts costs) {
    this.costs = costs;
  }

  String markup() {
    return "<p>Set-up took "
        + Quantity.time(costs.millis())
        + " of "
        + Quantity.time(costs.testMillis())
        + " ("
        + Quantity.percent(costs.millis(), costs.testMillis())
        + ") when each test last ran. A method's time is without the set-up methods that it calls."
        + " What writes the same data for many classes may be done once, as a seed.</p>\n"
        + methods()
        + distribution()
        + classes()
        + seeded();
  }

  private String methods() {
    List<SetUpCost> all = costs.methods();
    HtmlTable table =
        HtmlTable.called("Set-up methods, what it would spare most to do once first")
            .text("Method")
            .number("Time")
            .number("Of all set-up")
            .plot()
            .number("Classes")
            .number("Runs")
            .number("Spared if done once");
    for (SetUpCost each : all.subList(0, Math.min(ROWS, all.size()))) {
      table.row(
          name(each),
          Quantity.time(each.millis()),
          Quantity.percent(each.millis(), costs.millis()),
          Html.bar(each.millis(), costs.millis()),
          Quantity.number(each.classes()),
          Quantity.number(each.runs()),
          each.isMethod() ? Quantity.time(each.sparedMillis()) : "–");
    }
    return table.markup() + rest(all.size(), "method", "methods");
  }

  /** In how many classes set-up takes how long. */
  private String distribution() {
    HtmlTable table =
        HtmlTable.called("Classes by how long their set-up takes")
            .text("Set-up of a class")
            .number("Classes")
            .plot()
            .number("Time together");
    List<Long> all = costs.classes().stream().map(SetUpOfClass::micros).toList();
    for (int i = 0; i <= STEPS.size(); i++) {
      List<Long> within = within(i, all);
      table.row(
          step(i),
          Quantity.number(within.size()),
          Html.bar(within.size(), all.size()),
          Quantity.time(sum(within) / 1000));
    }
    return table.markup();
  }

  private static String step(int i) {
    if (i == 0) {
      return "less than " + Quantity.time(STEPS.get(i));
    }
    String from = Quantity.time(STEPS.get(i - 1));
    return i < STEPS.size() ? from + " to " + Quantity.time(STEPS.get(i)) : from + " and more";
  }

  /** Those times of a step, in microseconds. */
  private static List<Long> within(int i, List<Long> micros) {
    long from = i == 0 ? 0 : STEPS.get(i - 1);
    long to = i < STEPS.size() ? STEPS.get(i) : Long.MAX_VALUE;
    return micros.stream().filter(each -> each / 1000 >= from && each / 1000 < to).toList();
  }

  private static long sum(List<Long> micros) {
    return micros.stream().mapToLong(each -> each).sum();
  }

  /** The same of classes that begin with seeds, before they did and now. */
  private String seeded() {
    if (costs.seeded().isEmpty()) {
      return "";
    }
    List<Long> before = costs.seeded().stream().map(SeededSetUp::beforeMicros).toList();
    List<Long> now = costs.seeded().stream().map(SeededSetUp::micros).toList();
    HtmlTable table =
        HtmlTable.called("Classes that begin with seeds, by how long their set-up takes")
            .text("Set-up of a class")
            .number("Classes before")
            .plot()
            .number("Classes now")
            .plot();
    for (int i = 0; i <= STEPS.size(); i++) {
      List<Long> then = within(i, before);
      List<Long> today = within(i, now);
      table.row(
          step(i),
          Quantity.number(then.size()),
          Html.bar(then.size(), before.size()),
          Quantity.number(today.size()),
          Html.bar(today.size(), now.size()));
    }
    return "<p>Set-up of "
        + Quantity.of(now.size(), "class that begins", "classes that begin")
        + " with a seed took "
        + Quantity.time(sum(before) / 1000)
        + " when last run without one, and takes "
        + Quantity.time(sum(now) / 1000)
        + " now. What seeds take to be made and restored is not in it.</p>\n"
        + table.markup();
  }

  private String classes() {
    List<SetUpOfClass> all = costs.classes();
    HtmlTable table =
        HtmlTable.called("Classes with the longest set-up")
            .text("Class")
            .number("Set-up")
            .plot()
            .text("Most of it")
            .number("Time");
    for (SetUpOfClass each : all.subList(0, Math.min(ROWS, all.size()))) {
      SetUpCost most = each.parts().get(0);
      table.row(
          Html.name(each.id().name()),
          Quantity.time(each.micros() / 1000),
          Html.bar(each.micros(), Math.max(1, all.get(0).micros())),
          name(most),
          Quantity.time(most.millis()));
    }
    return table.markup() + rest(all.size(), "class", "classes");
  }

  private static String name(SetUpCost cost) {
    return (cost.isMethod() ? "" : Html.text("Spring's context ")) + Html.name(cost.method());
  }

  private static String rest(int all, String noun, String plural) {
    return all > ROWS
        ? "<p>And " + Quantity.of(all - ROWS, "more " + noun, "more " + plural) + ".</p>\n"
        : "";
  }
}
