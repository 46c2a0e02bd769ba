/** Runs the services with real launchers; the agent is replaced by a list of events. */
@NullMarked
package dev.incremental.provider;

import org.jspecify.annotations.NullMarked;
