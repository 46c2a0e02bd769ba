package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.ScopeType;

/**
 * A scope on the way from a change to a test.
 *
 * @param kind what it stands for
 * @param name class or method, depending on the kind
 */
public record UsedScope(ScopeType kind, String name) {}
