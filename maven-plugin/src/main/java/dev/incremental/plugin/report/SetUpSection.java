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
        + classes();
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
    long from = 0;
    for (int i = 0; i <= STEPS.size(); i++) {
      long start = from;
      long end = i < STEPS.size() ? STEPS.get(i) : Long.MAX_VALUE;
      List<SetUpOfClass> within =
          costs.classes().stream()
              .filter(each -> each.micros() / 1000 >= start && each.micros() / 1000 < end)
              .toList();
      table.row(
          i < STEPS.size() ? "less than " + Quantity.time(end) : Quantity.time(start) + " and more",
          Quantity.number(within.size()),
          Html.bar(within.size(), costs.classes().size()),
          Quantity.time(within.stream().mapToLong(SetUpOfClass::micros).sum() / 1000));
      from = end;
    }
    return table.markup();
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
