package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.Dependency;

/**
 * A dependency with the fingerprint that it had in one run.
 *
 * @param dependency what was touched
 * @param fingerprint what it was like in that run
 * @param implied earlier entries of the same table that count whenever this one does, such as the
 *     shapes of the classes that a method's code refers to; transitive
 */
public record Entry(Dependency dependency, long fingerprint, Indices implied) {}
