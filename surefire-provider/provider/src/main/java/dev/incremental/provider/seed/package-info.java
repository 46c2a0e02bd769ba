/**
 * What Surefire runs in a fork to make a seed, in place of tests.
 *
 * <p>It is not on the tests' class path but beside Surefire's own classes, and finds there the
 * tests' classes and what they have of ours.
 */
@NullMarked
package dev.incremental.provider.seed;

import org.jspecify.annotations.NullMarked;
