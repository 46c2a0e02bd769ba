package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Indices;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Which entries are not what they were, by themselves or by what they imply.
 *
 * <p>One pass suffices, because an entry implies only such as stand before it.
 */
final class ChangedEntries {
  private static final int NONE = -1;

  private final EntryTable entries;
  private final long[] now;

  /** For each entry the changed entry that makes it count as changed, itself if it did. */
  private final int[] origins;

  ChangedEntries(EntryTable entries, CurrentState state) {
    this.entries = entries;
    this.now = new long[entries.size()];
    this.origins = new int[entries.size()];
    Arrays.parallelSetAll(now, i -> state.of(entries.dependency(i)));
    follow(this::isSame);
  }

  /** As if some things were not what they were, and all else was. */
  ChangedEntries(EntryTable entries, Predicate<Dependency> edited) {
    this.entries = entries;
    this.now = new long[entries.size()];
    this.origins = new int[entries.size()];
    Arrays.setAll(now, entries::fingerprint);
    follow(i -> !edited.test(entries.dependency(i)));
  }

  private void follow(IntPredicate same) {
    for (int i = 0; i < origins.length; i++) {
      origins[i] = same.test(i) ? implied(i) : i;
    }
  }

  private boolean isSame(int entry) {
    return entries.kind(entry) != DependencyKind.UNKNOWABLE
        && Fingerprint.same(entries.fingerprint(entry), now[entry]);
  }

  private int implied(int entry) {
    Indices implied = entries.implied(entry);
    for (int i = 0; i < implied.size(); i++) {
      if (origins[implied.get(i)] != NONE) {
        return origins[implied.get(i)];
      }
    }
    return NONE;
  }

  /** What the dependency of an entry is like now. */
  long now(int entry) {
    return now[entry];
  }

  /** The changed entry that makes this one count as changed. */
  int origin(int entry) {
    return origins[entry];
  }

  /** Whether what made an entry count as changed is a value that must match. */
  boolean isSetting(int entry) {
    return entries.kind(origins[entry]) == DependencyKind.SETTING;
  }

  boolean isAnyChanged(Indices set) {
    for (int i = 0; i < set.size(); i++) {
      if (origins[set.get(i)] != NONE) {
        return true;
      }
    }
    return false;
  }

  /** The entry of a set whose change says most; −1 where nothing changed. */
  int mostTelling(Indices set) {
    int best = NONE;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i < set.size() && bestRank > 0; i++) {
      int entry = set.get(i);
      if (origins[entry] != NONE && rank(entry) < bestRank) {
        best = entry;
        bestRank = rank(entry);
      }
    }
    return best;
  }

  /** A changed body says more than a changed shape, what was touched more than what is implied. */
  private int rank(int entry) {
    int origin = origins[entry];
    return switch (entries.kind(origin)) {
      case SETTING -> 0;
      case UNKNOWABLE -> 6;
      case SHAPE -> origin == entry ? 3 : 4;
      case HEADER, CLASS_NAME -> origin == entry ? 2 : 5;
      default -> origin == entry ? 1 : 5;
    };
  }
}
