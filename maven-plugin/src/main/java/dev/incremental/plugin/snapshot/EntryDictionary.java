package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each distinct entry its index, in the order of their arrival. */
final class EntryDictionary {
  private final Map<Key, Integer> indices = new HashMap<>();
  private final List<Key> entries = new ArrayList<>();

  /** Everything that makes an entry what it is. */
  private record Key(
      DependencyKind kind, String owner, String member, long fingerprint, Indices implied) {}

  int indexOf(Entry entry) {
    Dependency dependency = entry.dependency();
    String name = dependency.name();
    int hash = dependency.kind() == DependencyKind.METHOD ? name.indexOf('#') : -1;
    String owner = hash < 0 ? name : name.substring(0, hash);
    String member = hash < 0 ? "" : name.substring(hash + 1);
    return indexOf(new Key(dependency.kind(), owner, member, entry.fingerprint(), entry.implied()));
  }

  /** Index of an entry of another table, of whose entries all before it were asked for already. */
  int indexOf(EntryTable from, int index, int[] places) {
    return indexOf(
        new Key(
            from.kind(index),
            from.owner(index),
            from.member(index),
            from.fingerprint(index),
            from.implied(index).through(places)));
  }

  private int indexOf(Key key) {
    for (int i = 0; i < key.implied().size(); i++) {
      if (key.implied().get(i) >= entries.size()) {
        throw new IllegalArgumentException("an entry implies one that is not there yet: " + key);
      }
    }
    Integer known = indices.putIfAbsent(key, entries.size());
    if (known != null) {
      return known;
    }
    entries.add(key);
    return entries.size() - 1;
  }

  EntryTable table() {
    int size = entries.size();
    byte[] kinds = new byte[size];
    String[] owners = new String[size];
    String[] members = new String[size];
    long[] fingerprints = new long[size];
    Indices[] implied = new Indices[size];
    for (int i = 0; i < size; i++) {
      Key key = entries.get(i);
      kinds[i] = (byte) key.kind().ordinal();
      owners[i] = key.owner();
      members[i] = key.member();
      fingerprints[i] = key.fingerprint();
      implied[i] = key.implied();
    }
    return new EntryTable(kinds, owners, members, fingerprints, implied);
  }
}
