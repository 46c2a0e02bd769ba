package dev.incremental.plugin.fingerprint;

/**
 * Something a scope touched, by kind and name.
 *
 * @param kind what kind of thing it is
 * @param name its name in the form that {@link DependencyKind} gives; paths are relative to the
 *     repository's root with {@code /}, or begin with a token such as <code>${home}</code>
 */
public record Dependency(DependencyKind kind, String name) {}
