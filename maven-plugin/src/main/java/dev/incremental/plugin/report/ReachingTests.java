package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.Arrays;
import java.util.List;

/**
 * Which tests reach each entry of a snapshot, by themselves, through scopes that they use, or
 * because what they reached implies it.
 *
 * <p>Each entry and scope has a row of bits, one a test, and rows are joined along uses and
 * implications: some machine words for each of these, whatever the tests reach. Since rows for all
 * tests at once would take hundreds of megabytes in large projects, tests are looked at in
 * portions.
 */
final class ReachingTests {
  private final Snapshot snapshot;
  private final int words;
  private final int[] usersFirst;
  private final long[] ofEntries;
  private final long[] ofScopes;

  /**
   * @param words how many words of 64 tests a portion has
   */
  ReachingTests(Snapshot snapshot, int words) {
    this.snapshot = snapshot;
    this.words = words;
    this.usersFirst = usersFirst(snapshot.scopes());
    this.ofEntries = new long[Math.multiplyExact(snapshot.entries().size(), words)];
    this.ofScopes = new long[Math.multiplyExact(snapshot.scopes().size(), words)];
  }

  /**
   * Rows of the entries, one behind the other, for these tests; overwritten by the next call.
   *
   * @param tests as many as a portion has at most
   */
  long[] of(List<TestRecord> tests) {
    Arrays.fill(ofEntries, 0);
    Arrays.fill(ofScopes, 0);
    for (int i = 0; i < tests.size(); i++) {
      mark(tests.get(i).entries(), ofEntries, i);
      mark(tests.get(i).uses(), ofScopes, i);
    }
    while (spread()) {
      // cycles of uses take another round
    }
    for (int i = 0; i < snapshot.scopes().size(); i++) {
      join(ofScopes, i, ofEntries, snapshot.scopes().get(i).entries());
    }
    EntryTable entries = snapshot.entries();
    for (int i = entries.size() - 1; i >= 0; i--) { // an entry implies only such as stand before it
      join(ofEntries, i, ofEntries, entries.implied(i));
    }
    return ofEntries;
  }

  private void mark(Indices rows, long[] bits, int test) {
    for (int i = 0; i < rows.size(); i++) {
      bits[rows.get(i) * words + test / Long.SIZE] |= 1L << test;
    }
  }

  private boolean spread() {
    boolean any = false;
    for (int scope : usersFirst) {
      any |= join(ofScopes, scope, ofScopes, snapshot.scopes().get(scope).uses());
    }
    return any;
  }

  /** Adds a row to others; says whether that made a difference. */
  private boolean join(long[] from, int row, long[] to, Indices rows) {
    long fresh = 0;
    for (int i = 0; i < rows.size(); i++) {
      int at = rows.get(i) * words;
      for (int word = 0; word < words; word++) {
        long more = from[row * words + word] & ~to[at + word];
        to[at + word] |= more;
        fresh |= more;
      }
    }
    return fresh != 0;
  }

  /** All scopes, users before what they use as far as there are no cycles. */
  private static int[] usersFirst(List<ScopeRecord> scopes) {
    int[] order = new int[scopes.size()];
    int[] next = new int[scopes.size()];
    boolean[] seen = new boolean[scopes.size()];
    int[] way = new int[scopes.size()];
    int place = scopes.size();
    for (int root = 0; root < order.length; root++) {
      int depth = 0;
      if (!seen[root]) {
        seen[root] = true;
        way[depth++] = root;
      }
      while (depth > 0) {
        int scope = way[depth - 1];
        Indices uses = scopes.get(scope).uses();
        if (next[scope] == uses.size()) {
          order[--place] = scope;
          depth--;
        } else {
          int used = uses.get(next[scope]++);
          if (!seen[used]) {
            seen[used] = true;
            way[depth++] = used;
          }
        }
      }
    }
    return order;
  }
}
