/**
 * Surefire: which of the project's own test executions there are, and how they are run with the
 * agent attached.
 *
 * <p>In flow the Maven session and what is to be skipped; out flow facts about each execution and,
 * when it runs, Surefire's own outcome. An execution is decorated, never replaced: its resolved
 * configuration is copied, the agent is appended to its {@code argLine}, and classes or methods
 * that need not run are excluded. Where that is not possible an {@link
 * dev.incremental.plugin.surefire.Obstacle} says why, and the execution runs as it is.
 */
@NullMarked
package dev.incremental.plugin.surefire;

import org.jspecify.annotations.NullMarked;
