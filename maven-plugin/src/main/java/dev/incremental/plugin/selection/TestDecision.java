package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.TestId;

/**
 * Whether a known test runs, and why.
 *
 * @param test which test
 * @param selected whether it runs
 * @param reason why
 * @param millis how long it took last time, in milliseconds
 */
public record TestDecision(TestId test, boolean selected, Reason reason, long millis) {}
