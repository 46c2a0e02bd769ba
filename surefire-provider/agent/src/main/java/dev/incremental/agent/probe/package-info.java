/**
 * Puts probes into the project's classes while they are loaded.
 *
 * <p>In flow class files as the JVM is about to define them; out flow the same classes with a call
 * at the start of each method, and their declarations to the recorder. No member is added and
 * existing frames are kept.
 */
@NullMarked
package dev.incremental.agent.probe;

import org.jspecify.annotations.NullMarked;
