package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.ShardSplit;

/** Says which part of a selection runs here. */
public final class ShardSentence {
  private ShardSentence() {}

  /** A sentence without a full stop. */
  public static String of(ShardSplit split) {
    int own = split.own().selected().size();
    int all = split.whole().selected().size();
    int unknown = split.own().unknownClasses().size();
    String classes = Quantity.of(unknown, "new or changed class", "new or changed classes");
    long millis = split.millis().get(split.shard().index() - 1);
    return "Shard "
        + split.shard()
        + ": "
        + Quantity.number(own)
        + " of "
        + Quantity.of(all, "known test")
        + (unknown == 0 ? "" : " and those of " + classes)
        + ", about "
        + Quantity.duration(millis)
        + " (plan "
        + split.plan()
        + ")";
  }
}
