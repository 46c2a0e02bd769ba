package dev.incremental.plugin.selection;

import dev.incremental.plugin.fingerprint.Dependency;
import java.util.List;

/**
 * The way from a change to a test.
 *
 * @param change what is not what it was
 * @param touched what was touched, the changed thing itself or something that implies it
 * @param scopes the scopes by which the test came to it: the one that touched it first, the one
 *     that the test uses last; empty where the test touched it itself
 */
public record Cause(Change change, Dependency touched, List<UsedScope> scopes) {
  /** The scope that the test itself uses; only where the cause is not direct. */
  public UsedScope usedByTest() {
    return scopes.get(scopes.size() - 1);
  }

  /** Whether the test itself touched it. */
  public boolean isDirect() {
    return scopes.isEmpty();
  }
}
