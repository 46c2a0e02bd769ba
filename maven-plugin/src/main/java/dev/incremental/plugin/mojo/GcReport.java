package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.Holding;
import dev.incremental.plugin.store.Retention.Reason;
import dev.incremental.plugin.store.Sweep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a store keeps and what goes. */
final class GcReport {
  private static final int SHORT = 7;

  private final Sweep.Plan plan;
  private final GcRun.Bounds bounds;
  private final String where;

  /**
   * @param where the end of a sentence
   */
  GcReport(Sweep.Plan plan, GcRun.Bounds bounds, String where) {
    this.plan = plan;
    this.bounds = bounds;
    this.where = where;
  }

  /** What would be done. */
  List<String> wouldBe() {
    Collection<Holding> going = plan.going().keySet();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Would keep "
            + kept(going)
            + " and delete "
            + going.size()
            + size(going.stream().mapToLong(Holding::size).sum())
            + where);
    plan.going().forEach((each, reason) -> lines.add(line(each, reason)));
    return lines;
  }

  private String line(Holding holding, Reason reason) {
    return "  "
        + holding.commit().substring(0, SHORT)
        + " "
        + holding.module()
        + size(holding.size())
        + ": "
        + words(reason);
  }

  /** What was done. */
  List<String> of(Sweep.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Kept "
            + kept(result.gone())
            + ", deleted "
            + result.gone().size()
            + size(result.size())
            + where);
    if (!result.gone().isEmpty()) {
      lines.add(
          Stream.of(Reason.values())
              .flatMap(reason -> counted(reason, result).stream())
              .collect(Collectors.joining("; ", "  ", "")));
    }
    return lines;
  }

  private Optional<String> counted(Reason reason, Sweep.Result result) {
    long count = result.gone().stream().filter(each -> plan.going().get(each) == reason).count();
    return count == 0 ? Optional.empty() : Optional.of(count + ": " + words(reason));
  }

  private String words(Reason reason) {
    return reason == Reason.BEYOND_BUDGET
        ? reason.clause() + " of " + ByteCount.inWords(bounds.budget())
        : reason.clause();
  }

  /** A line where more is left than should be. */
  Optional<String> overBudget(Sweep.Result result) {
    long left = plan.size() - result.size();
    return left <= bounds.budget()
        ? Optional.empty()
        : Optional.of(
            "Still "
                + ByteCount.inWords(left)
                + where
                + ", beyond the budget of "
                + ByteCount.inWords(bounds.budget())
                + ": what is young, what branches start from and what others are laid over stays");
  }

  private String kept(Collection<Holding> gone) {
    int count = plan.all().size() - gone.size();
    long size = plan.size() - gone.stream().mapToLong(Holding::size).sum();
    return (count == 1 ? "1 snapshot" : count + " snapshots") + size(size);
  }

  private static String size(long bytes) {
    return bytes == 0 ? "" : " (" + ByteCount.inWords(bytes) + ")";
  }
}
