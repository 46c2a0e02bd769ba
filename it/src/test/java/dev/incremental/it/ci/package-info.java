/**
 * Does what the recipes for CI servers say, as their servers would.
 *
 * <p>In flow the blocks of {@code ci.md}, which are read from the page itself; what they make of an
 * event are jobs of a few kinds of steps, and those are done in clones on this machine. What the
 * readers here do not know of the servers' languages is an error, so that no line of the page is
 * passed over.
 */
@NullMarked
package dev.incremental.it.ci;

import org.jspecify.annotations.NullMarked;
