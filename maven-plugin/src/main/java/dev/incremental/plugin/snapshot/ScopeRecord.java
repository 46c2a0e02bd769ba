package dev.incremental.plugin.snapshot;

/**
 * What a scope other than a test depended on, in one run.
 *
 * @param kind what it stands for
 * @param name class or method, depending on the kind
 * @param entries what it touched
 * @param uses the scopes whose results it used; cycles are possible
 */
public record ScopeRecord(ScopeType kind, String name, Indices entries, Indices uses) {

  /** The same with entries and scopes numbered anew. */
  ScopeRecord through(int[] entryTable, int[] scopeTable) {
    return new ScopeRecord(kind, name, entries.through(entryTable), uses.through(scopeTable));
  }
}
