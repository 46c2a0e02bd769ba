package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds for a record what it depended on that is not what it was. */
final class Causes {
  private final Snapshot snapshot;
  private final CurrentState state;
  private final Map<String, String> settings;
  private final ChangedEntries entries;
  private final ChangedScopes scopes;
  private final Map<Integer, Change> changes = new HashMap<>();

  Causes(Snapshot snapshot, CurrentState state, Map<String, String> settings) {
    this(snapshot, state, settings, new ChangedEntries(snapshot.entries(), state));
  }

  /** As if some things had been edited, and nothing else were different. */
  static Causes ofEdit(Snapshot snapshot, Predicate<Dependency> edited) {
    return new Causes(
        snapshot,
        dependency -> Fingerprint.UNKNOWN,
        Map.of(),
        new ChangedEntries(snapshot.entries(), edited));
  }

  private Causes(
      Snapshot snapshot, CurrentState state, Map<String, String> settings, ChangedEntries entries) {
    this.snapshot = snapshot;
    this.state = state;
    this.settings = settings;
    this.entries = entries;
    this.scopes = new ChangedScopes(snapshot.scopes(), entries);
  }

  /**
   * Whether the project had the test's class when it ran, or in it the test's method, and no longer
   * has it. Where the method is inherited now, the class has another shape, so that all its tests
   * run.
   */
  boolean isGone(TestRecord record) {
    String className = record.id().className();
    String method = className + "#" + record.id().methodName() + "(";
    return isGone(record, DependencyKind.SHAPE, className::equals)
        || isGone(record, DependencyKind.METHOD, name -> name.startsWith(method));
  }

  private boolean isGone(TestRecord record, DependencyKind kind, Predicate<String> names) {
    List<Dependency> own =
        record.entries().stream()
            .filter(entry -> snapshot.entries().kind(entry) == kind)
            .mapToObj(snapshot.entries()::dependency)
            .filter(dependency -> names.test(dependency.name()))
            .toList();
    return !own.isEmpty() && own.stream().allMatch(each -> state.of(each) == Fingerprint.ABSENT);
  }

  /** The cause that says most; empty where everything is what it was. */
  Optional<Cause> of(TestRecord record) {
    int setting = scopes.withSetting(record.uses());
    if (setting >= 0) {
      return Optional.of(through(setting));
    }
    int entry = entries.mostTelling(record.entries());
    int scope = scopes.nearest(record.uses());
    if (entry < 0 && scope < 0) {
      return Optional.empty();
    }
    return Optional.of(entry >= 0 ? direct(entry) : through(scope));
  }

  private Cause direct(int entry) {
    return new Cause(change(entry), snapshot.entries().dependency(entry), List.of());
  }

  private Cause through(int used) {
    List<Integer> way = scopes.way(used);
    ScopeRecord first = snapshot.scopes().get(way.get(0));
    int entry = entries.mostTelling(first.entries());
    List<UsedScope> scopesOnTheWay =
        way.stream()
            .map(snapshot.scopes()::get)
            .map(scope -> new UsedScope(scope.kind(), scope.name()))
            .toList();
    return new Cause(change(entry), snapshot.entries().dependency(entry), scopesOnTheWay);
  }

  private Change change(int entry) {
    return changes.computeIfAbsent(entries.origin(entry), this::newChange);
  }

  private Change newChange(int entry) {
    Dependency dependency = snapshot.entries().dependency(entry);
    long before = snapshot.entries().fingerprint(entry);
    long now = entries.now(entry);
    return new Change(dependency, difference(dependency.kind(), before, now), detail(entry));
  }

  private static Change.Difference difference(DependencyKind kind, long before, long now) {
    if (kind == DependencyKind.UNKNOWABLE
        || before == Fingerprint.UNKNOWN
        || now == Fingerprint.UNKNOWN) {
      return Change.Difference.UNKNOWN;
    }
    if (before == Fingerprint.ABSENT) {
      return Change.Difference.ADDED;
    }
    return now == Fingerprint.ABSENT ? Change.Difference.REMOVED : Change.Difference.CHANGED;
  }

  /** What a value that must match was and is. */
  private @Nullable String detail(int entry) {
    Dependency dependency = snapshot.entries().dependency(entry);
    if (dependency.kind() != DependencyKind.SETTING) {
      return null;
    }
    String before = snapshot.settingText(dependency.name(), snapshot.entries().fingerprint(entry));
    String now = settings.get(dependency.name());
    return before == null || now == null ? null : ValueDifference.between(before, now).orElse(null);
  }
}
