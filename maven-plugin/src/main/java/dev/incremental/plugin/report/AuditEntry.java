package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Audit;
import dev.incremental.plugin.snapshot.TestId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one audit.
 *
 * @param at when it was
 * @param module the module's key
 * @param executions the plugin executions that ran
 * @param commit full id of the commit that was checked out, null where there is none
 * @param dirty whether anything was not committed
 * @param baseline full id of the commit whose snapshot was compared with, null where the records
 *     were this work tree's own
 * @param figures the numbers
 * @param missed some of the missed tests, as forks know them
 */
public record AuditEntry(
    Instant at,
    String module,
    List<String> executions,
    @Nullable String commit,
    boolean dirty,
    @Nullable String baseline,
    AuditFigures figures,
    List<String> missed) {
  private static final int NAMED = 20;
  private static final int LONGEST_NAME = 300;

  /**
   * Where and when an audit was made.
   *
   * @param at when
   * @param module the module's key
   * @param commit the commit that was checked out
   * @param dirty whether anything was not committed
   * @param baseline the commit that was compared with
   */
  public record Occasion(
      Instant at,
      String module,
      @Nullable String commit,
      boolean dirty,
      @Nullable String baseline) {}

  /** What is to be remembered of an audit. */
  public static AuditEntry of(Occasion occasion, Collection<String> executions, Audit audit) {
    return new AuditEntry(
        occasion.at(),
        occasion.module(),
        executions.stream().sorted().toList(),
        occasion.commit(),
        occasion.dirty(),
        occasion.baseline(),
        new AuditFigures(audit.selected(), audit.total(), audit.changed().size(), audit.caught()),
        audit.missed().stream().limit(NAMED).map(each -> name(each.test())).toList());
  }

  private static String name(TestId test) {
    String name = test.inFork();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
