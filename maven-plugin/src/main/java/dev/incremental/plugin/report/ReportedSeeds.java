package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of a module: what the last build found of them, and which tests use them.
 *
 * @param lookedAt when that build looked, null where none is known to have
 * @param seeds those that are not valid first, then those with most users
 */
public record ReportedSeeds(@Nullable Instant lookedAt, List<ReportedSeed> seeds) {
  /** A module without any. */
  public static final ReportedSeeds NONE = new ReportedSeeds(null, List.of());

  /** Copies the list. */
  public ReportedSeeds {
    seeds = List.copyOf(seeds);
  }

  /**
   * Puts together what is known.
   *
   * @param findings what the last build found, null where none is known: then seeds are those that
   *     tests are known to use
   * @param snapshot what is known of tests
   */
  public static ReportedSeeds of(@Nullable SeedFindings findings, Snapshot snapshot) {
    SortedMap<String, List<TestRecord>> users = SeedUsers.in(snapshot);
    List<SeedFinding> all =
        findings == null
            ? users.keySet().stream().map(SeedFinding::unknown).toList()
            : findings.seeds();
    return of(findings == null ? null : findings.at(), all, users);
  }

  /** The same with users as they are given. */
  static ReportedSeeds of(
      @Nullable Instant at, List<SeedFinding> all, Map<String, List<TestRecord>> users) {
    List<ReportedSeed> seeds = new ArrayList<>();
    all.forEach(
        each -> seeds.add(new ReportedSeed(each, users.getOrDefault(each.name(), List.of()))));
    seeds.sort(
        Comparator.comparing((ReportedSeed each) -> each.finding().state().isValid())
            .thenComparingInt(each -> -each.users().size())
            .thenComparing(each -> each.finding().name()));
    return new ReportedSeeds(at, seeds);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return seeds.isEmpty();
  }

  /** Those of which a build found that tests cannot begin with them. */
  List<ReportedSeed> invalid() {
    return seeds.stream()
        .filter(each -> lookedAt != null && !each.finding().state().isValid())
        .toList();
  }
}
