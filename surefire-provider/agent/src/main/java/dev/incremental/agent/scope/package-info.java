/**
 * Which scopes are open, what belongs to them, and the recording they are written to.
 *
 * <p>In flow touches from probes, names from hooks and events from test frameworks; out flow blocks
 * of a recording. All state is guarded by the {@link dev.incremental.agent.scope.Recorder}'s one
 * lock, under which nothing of the project runs and no class is loaded.
 */
@NullMarked
package dev.incremental.agent.scope;

import org.jspecify.annotations.NullMarked;
