package dev.incremental.plugin.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the entries and scopes of two snapshots together: a base's as it does itself, behind
 * these what only the other one has.
 *
 * <p>Equal entries have one number, as have scopes that cannot be told apart. A base that holds
 * something twice keeps both, and the first is the one that is referred to.
 */
final class JointNumbers {
  private final Snapshot base;
  private final Snapshot other;
  private final int[] baseEntries;
  private final int[] otherEntries;
  private final int[] baseScopes;
  private final int[] otherScopes;
  private final EntryTable moreEntries;
  private final List<ScopeRecord> moreScopes;

  JointNumbers(Snapshot base, Snapshot other) {
    this.base = base;
    this.other = other;
    this.baseEntries = new int[base.entries().size()];
    this.otherEntries = new int[other.entries().size()];
    this.baseScopes = new int[base.scopes().size()];
    this.otherScopes = new int[other.scopes().size()];
    this.moreEntries = numberEntries();
    this.moreScopes = numberScopes();
  }

  private EntryTable numberEntries() {
    EntryDictionary dictionary = new EntryDictionary();
    int[] baseKeys = new int[baseEntries.length];
    int[] numbers = new int[baseEntries.length + otherEntries.length];
    int keys = 0;
    for (int i = 0; i < baseEntries.length; i++) {
      baseKeys[i] = dictionary.indexOf(base.entries(), i, baseKeys);
      if (baseKeys[i] == keys) {
        numbers[keys++] = i;
      }
      baseEntries[i] = numbers[baseKeys[i]];
    }
    int[] otherKeys = new int[otherEntries.length];
    int[] more = new int[otherEntries.length];
    int count = 0;
    for (int i = 0; i < otherEntries.length; i++) {
      otherKeys[i] = dictionary.indexOf(other.entries(), i, otherKeys);
      if (otherKeys[i] == keys) {
        numbers[keys++] = baseEntries.length + count;
        more[count++] = i;
      }
      otherEntries[i] = numbers[otherKeys[i]];
    }
    return other.entries().chosen(Arrays.copyOf(more, count), otherEntries);
  }

  private List<ScopeRecord> numberScopes() {
    ScopeClasses classes = ScopeClasses.of(all());
    int[] numbers = new int[baseScopes.length + otherScopes.length];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < baseScopes.length; i++) {
      int place = classes.place(i);
      numbers[place] = numbers[place] < 0 ? i : numbers[place];
      baseScopes[i] = numbers[place];
    }
    List<ScopeRecord> more = new ArrayList<>();
    for (int i = 0; i < otherScopes.length; i++) {
      int place = classes.place(baseScopes.length + i);
      if (numbers[place] < 0) {
        numbers[place] = baseScopes.length + more.size();
        more.add(other.scopes().get(i));
      }
      otherScopes[i] = numbers[place];
    }
    return more.stream().map(scope -> scope.through(otherEntries, otherScopes)).toList();
  }

  /** The scopes of both, one list behind the other. */
  private List<ScopeRecord> all() {
    List<ScopeRecord> all = new ArrayList<>();
    int[] offset = new int[otherScopes.length];
    Arrays.setAll(offset, i -> baseScopes.length + i);
    int[] same = new int[baseScopes.length];
    Arrays.setAll(same, i -> i);
    base.scopes().forEach(scope -> all.add(scope.through(baseEntries, same)));
    other.scopes().forEach(scope -> all.add(scope.through(otherEntries, offset)));
    return all;
  }

  /** The base's records with these numbers. */
  SnapshotBuilder.Transfer ofBase() {
    return new SnapshotBuilder.Transfer(baseEntries, baseScopes);
  }

  /** The other one's records with these numbers. */
  SnapshotBuilder.Transfer ofOther() {
    return new SnapshotBuilder.Transfer(otherEntries, otherScopes);
  }

  /** The entries that only the other one has. */
  EntryTable moreEntries() {
    return moreEntries;
  }

  /** The scopes that only the other one has. */
  List<ScopeRecord> moreScopes() {
    return moreScopes;
  }
}
