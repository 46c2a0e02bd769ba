package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.SetUpTimes;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a report tells of a module, in whatever form; what there is nothing of is left out.
 *
 * @param module the module's name
 * @param at when the report was made
 * @param run the last selection, null where none was made
 * @param selectedAt when that was made, null where none was
 * @param audits what audits of full runs came to
 * @param tests the newest record of each known test
 * @param hotSpots what selects most tests, the heaviest first
 * @param setUps what set-up costs
 * @param seeds the data that tests begin with
 */
public record Report(
    String module,
    Instant at,
    @Nullable ReportedRun run,
    @Nullable Instant selectedAt,
    AuditHistory audits,
    List<TestRecord> tests,
    List<HotSpot> hotSpots,
    SetUpCosts setUps,
    ReportedSeeds seeds) {

  /** What there is to tell while nothing but the selection is known. */
  public static Report ofRun(String module, ReportedRun run, Instant at) {
    return new Report(
        module,
        at,
        run,
        at,
        new AuditHistory(List.of()),
        List.of(),
        List.of(),
        SetUpCosts.of(SetUpTimes.NONE, List.of(), id -> false),
        ReportedSeeds.NONE);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return run == null && audits.isEmpty() && tests.isEmpty() && seeds.isEmpty();
  }

  /** The known tests, those that took longest first. */
  List<TestRecord> slowest() {
    return tests.stream()
        .sorted(
            Comparator.comparingLong(TestRecord::millis).reversed().thenComparing(TestRecord::id))
        .toList();
  }

  /** How long all known tests took together when they last ran, in milliseconds. */
  long millis() {
    return tests.stream().mapToLong(TestRecord::millis).sum();
  }
}
