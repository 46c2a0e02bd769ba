package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which scopes a change reaches, and on which way.
 *
 * <p>Breadth first from the scopes that touched something changed, against the direction of use:
 * each scope and each use is looked at once, cycles need no care, and ways are shortest.
 */
final class ChangedScopes {
  private static final int FAR = Integer.MAX_VALUE;

  /** Of a way that anyone would read to its end. */
  private static final int LONGEST = 50;

  private final List<ScopeRecord> scopes;
  private final int[] distances;
  private final int[] towards;
  private final int[] origins;
  private final BitSet settings = new BitSet();

  ChangedScopes(List<ScopeRecord> scopes, ChangedEntries entries) {
    this.scopes = scopes;
    this.distances = new int[scopes.size()];
    this.towards = new int[scopes.size()];
    this.origins = new int[scopes.size()];
    Arrays.fill(distances, FAR);
    ArrayDeque<Integer> reached = new ArrayDeque<>();
    for (int i = 0; i < distances.length; i++) {
      if (entries.isAnyChanged(scopes.get(i).entries())) {
        distances[i] = 0;
        towards[i] = i;
        origins[i] = i;
        settings.set(i, entries.isSetting(entries.mostTelling(scopes.get(i).entries())));
        reached.add(i);
      }
    }
    if (!reached.isEmpty()) {
      spread(reached, users());
    }
  }

  private int[][] users() {
    int[] counts = new int[scopes.size()];
    scopes.forEach(scope -> scope.uses().stream().forEach(use -> counts[use]++));
    int[][] users = new int[scopes.size()][];
    Arrays.setAll(users, i -> new int[counts[i]]);
    for (int i = 0; i < users.length; i++) {
      Indices uses = scopes.get(i).uses();
      for (int at = 0; at < uses.size(); at++) {
        int use = uses.get(at);
        users[use][--counts[use]] = i;
      }
    }
    return users;
  }

  private void spread(ArrayDeque<Integer> reached, int[][] users) {
    while (!reached.isEmpty()) {
      int scope = reached.remove();
      for (int user : users[scope]) {
        if (distances[user] == FAR) {
          distances[user] = distances[scope] + 1;
          towards[user] = scope;
          origins[user] = origins[scope];
          reached.add(user);
        }
      }
    }
  }

  /** The scope of a set that is nearest to a change; −1 where none is reached. */
  int nearest(Indices used) {
    int best = -1;
    int distance = FAR;
    for (int i = 0; i < used.size(); i++) {
      if (distances[used.get(i)] < distance) {
        best = used.get(i);
        distance = distances[best];
      }
    }
    return best;
  }

  /** A scope of a set that depends itself on a changed value that must match; −1 for none. */
  int withSetting(Indices used) {
    for (int i = 0; i < used.size(); i++) {
      if (settings.get(used.get(i))) {
        return used.get(i);
      }
    }
    return -1;
  }

  /**
   * Indices of scopes from the one that touched something changed to the given one; of a very long
   * way the first and the last of them.
   */
  List<Integer> way(int to) {
    ArrayDeque<Integer> way = new ArrayDeque<>();
    int scope = to;
    for (; distances[scope] > 0 && way.size() < LONGEST; scope = towards[scope]) {
      way.addFirst(scope);
    }
    way.addFirst(origins[scope]);
    return List.copyOf(way);
  }
}
