package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import java.util.Arrays;

/**
 * All entries of a snapshot, each once; an entry implies only such as stand before it.
 *
 * <p>Names are kept in two halves, owner and member, because the owners of methods repeat; whoever
 * asks gets them whole.
 */
public final class EntryTable {
  private static final DependencyKind[] KINDS = DependencyKind.values();

  private final byte[] kinds;
  private final String[] owners;
  private final String[] members;
  private final long[] fingerprints;
  private final Indices[] implied;

  /** Takes over columns of equal length that are not changed any more. */
  EntryTable(
      byte[] kinds, String[] owners, String[] members, long[] fingerprints, Indices[] implied) {
    this.kinds = kinds;
    this.owners = owners;
    this.members = members;
    this.fingerprints = fingerprints;
    this.implied = implied;
  }

  /** How many entries there are. */
  public int size() {
    return kinds.length;
  }

  /** The entry at an index. */
  public Entry get(int index) {
    return new Entry(dependency(index), fingerprints[index], implied[index]);
  }

  /** What kind of dependency stands at an index. */
  public DependencyKind kind(int index) {
    return KINDS[kinds[index]];
  }

  /** The dependency at an index. */
  public Dependency dependency(int index) {
    String name = members[index].isEmpty() ? owners[index] : owners[index] + "#" + members[index];
    return new Dependency(kind(index), name);
  }

  /** The fingerprint at an index. */
  public long fingerprint(int index) {
    return fingerprints[index];
  }

  /** What the entry at an index implies. */
  public Indices implied(int index) {
    return implied[index];
  }

  /** The name of the class for a method, otherwise the whole name. */
  String owner(int index) {
    return owners[index];
  }

  /** What follows the class in a method's name, otherwise empty. */
  String member(int index) {
    return members[index];
  }

  /**
   * Some of the entries, in the order given.
   *
   * @param places where what they imply stands in the new numbering
   */
  EntryTable chosen(int[] indices, int[] places) {
    byte[] ofKinds = new byte[indices.length];
    String[] ofOwners = new String[indices.length];
    String[] ofMembers = new String[indices.length];
    long[] ofFingerprints = new long[indices.length];
    Indices[] ofImplied = new Indices[indices.length];
    for (int i = 0; i < indices.length; i++) {
      ofKinds[i] = kinds[indices[i]];
      ofOwners[i] = owners[indices[i]];
      ofMembers[i] = members[indices[i]];
      ofFingerprints[i] = fingerprints[indices[i]];
      ofImplied[i] = implied[indices[i]].through(places);
    }
    return new EntryTable(ofKinds, ofOwners, ofMembers, ofFingerprints, ofImplied);
  }

  /** These entries and behind them those of another table, which refers to both as they stand. */
  EntryTable with(EntryTable more) {
    int size = size();
    EntryTable both =
        new EntryTable(
            Arrays.copyOf(kinds, size + more.size()),
            Arrays.copyOf(owners, size + more.size()),
            Arrays.copyOf(members, size + more.size()),
            Arrays.copyOf(fingerprints, size + more.size()),
            Arrays.copyOf(implied, size + more.size()));
    System.arraycopy(more.kinds, 0, both.kinds, size, more.size());
    System.arraycopy(more.owners, 0, both.owners, size, more.size());
    System.arraycopy(more.members, 0, both.members, size, more.size());
    System.arraycopy(more.fingerprints, 0, both.fingerprints, size, more.size());
    System.arraycopy(more.implied, 0, both.implied, size, more.size());
    return both;
  }
}
