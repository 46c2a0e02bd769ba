/**
 * The recording: the file that one forked JVM appends to while its tests run.
 *
 * <p>In flow what the agent saw (classes with their probes, names looked up, scopes with what they
 * touched); out flow the same facts as values for the plugin that merges them into a snapshot. The
 * file is a sequence of checksummed blocks, so that a fork killed at any moment leaves whole blocks
 * for what ended and nothing for what did not. Nothing but {@code java.base} is needed, because
 * this package lives in the JVM under test.
 */
@NullMarked
package dev.incremental.recording;

import org.jspecify.annotations.NullMarked;
