/**
 * Small situations in which a naive tool would skip a test that fails, tried with the real agent in
 * a forked JVM and the plugin's real merging and selection, without Maven.
 *
 * <p>Each test is one situation: sources, an edit, the tests that must run after it. The tests that
 * now have another outcome are found by running everything, so that no expectation can be too
 * small.
 */
@NullMarked
package dev.incremental.it.wrinkles;

import org.jspecify.annotations.NullMarked;
