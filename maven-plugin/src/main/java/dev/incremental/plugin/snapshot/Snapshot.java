package dev.incremental.plugin.snapshot;

import static java.util.function.Function.identity;

import dev.incremental.plugin.fingerprint.DependencyKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a module's tests: immutable, made by {@link SnapshotBuilder}.
 *
 * @param entries the table to which scopes and tests refer
 * @param scopes the table to which scopes and tests refer as used
 * @param tests the records of each test, the one that counts first, then passes in other states
 * @param knownClasses classes of the test directories all of whose tests in an execution are
 *     recorded, with what {@link ClassShapes} made of them then
 * @param settings texts behind the fingerprints of settings
 * @param failedContainers containers whose own set-up or tear-down failed, with the moment of the
 *     run; no older record of their tests counts
 * @param setUps how long set-up took when tests last ran
 * @param commit full id of the commit that it belongs to, null for none
 * @param createdAt when it was made
 */
public record Snapshot(
    EntryTable entries,
    List<ScopeRecord> scopes,
    SortedMap<TestId, List<TestRecord>> tests,
    SortedMap<ContainerId, Long> knownClasses,
    List<Setting> settings,
    SortedMap<ContainerId, Instant> failedContainers,
    SetUpTimes setUps,
    @Nullable String commit,
    Instant createdAt) {

  /** A snapshot in which nothing is known. */
  public static Snapshot empty(Instant now) {
    return new SnapshotBuilder().build(null, now);
  }

  /** The same content as the snapshot of a commit. */
  public Snapshot ofCommit(@Nullable String newCommit) {
    return new Snapshot(
        entries,
        scopes,
        tests,
        knownClasses,
        settings,
        failedContainers,
        setUps,
        newCommit,
        createdAt);
  }

  /** The same content with other set-up times. */
  Snapshot withSetUps(SetUpTimes times) {
    return new Snapshot(
        entries, scopes, tests, knownClasses, settings, failedContainers, times, commit, createdAt);
  }

  /** The records that count, one a test. */
  public List<TestRecord> newest() {
    return tests.values().stream().map(records -> records.get(0)).toList();
  }

  /** The records of a test, none where it is not known. */
  public List<TestRecord> records(TestId test) {
    return tests.getOrDefault(test, List.of());
  }

  /** The text of a setting under which most tests were last recorded; empty where none was. */
  public Optional<String> usualSetting(String name) {
    Map<Integer, Long> fingerprints = new HashMap<>();
    for (int i = 0; i < scopes.size(); i++) {
      int scope = i;
      scopes.get(i).entries().stream()
          .filter(entry -> isSetting(name, entry))
          .forEach(entry -> fingerprints.put(scope, entries.fingerprint(entry)));
    }
    Map<Long, Long> tests =
        newest().stream()
            .flatMap(test -> test.uses().stream().mapToObj(fingerprints::get))
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(identity(), Collectors.counting()));
    return tests.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> settingText(name, most.getKey()));
  }

  private boolean isSetting(String name, int entry) {
    return entries.kind(entry) == DependencyKind.SETTING
        && entries.dependency(entry).name().equals(name);
  }

  /** The text behind a setting's fingerprint, null where there is none. */
  public @Nullable String settingText(String name, long fingerprint) {
    return settings.stream()
        .filter(each -> each.name().equals(name) && each.fingerprint() == fingerprint)
        .map(Setting::text)
        .findFirst()
        .orElse(null);
  }
}
