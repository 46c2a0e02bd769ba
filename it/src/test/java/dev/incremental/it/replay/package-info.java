/**
 * Replays what really changed between published versions of libraries.
 *
 * <p>In flow pairs of neighbouring versions; each gives three steps: the older tests on newer
 * sources, the newer tests on older sources, and the whole version. Truth is two clean full runs
 * before and after the step; out flow rows that say which tests changed their outcome and whether
 * {@code incremental:test} executed them.
 */
@NullMarked
package dev.incremental.it.replay;

import org.jspecify.annotations.NullMarked;
