/**
 * The product without Maven: the real agent in a forked JVM, the plugin's real merging and
 * selection.
 *
 * <p>In flows a project that is built; out flow outcomes of its tests, snapshots of what they
 * depend on, and selections. It costs a second where a Maven build costs ten, so that thousands of
 * situations can be tried.
 */
@NullMarked
package dev.incremental.it.engine;

import org.jspecify.annotations.NullMarked;
