/**
 * What a JUnit Platform launcher finds of ours as services in a forked JVM.
 *
 * <p>In flow the launcher's callbacks and the list of tests to skip; out flow events to the class
 * that the agent defines in the boot loader. Without the agent, as in Maven's own JVM, nothing
 * happens. Only the launcher's API of 1.3 is used, as far as it still exists in 6.1. Nothing is
 * ever printed: standard output belongs to Surefire.
 */
@NullMarked
package dev.incremental.provider;

import org.jspecify.annotations.NullMarked;
