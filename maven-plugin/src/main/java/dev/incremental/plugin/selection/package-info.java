/**
 * Selection: which tests a change can affect, and why.
 *
 * <p>In flow a snapshot and the fingerprints of now; out flows a {@link
 * dev.incremental.plugin.selection.Selection} with a decision and a {@link
 * dev.incremental.plugin.selection.Reason} for each test that is known. Pure functions: nothing
 * here reads a file, a clock or the environment. A test is left out only if its last result was
 * green and everything that one of its green records depended on is the same now.
 */
@NullMarked
package dev.incremental.plugin.selection;

import org.jspecify.annotations.NullMarked;
