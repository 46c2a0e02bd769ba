/**
 * The goals, and the use cases that they call.
 *
 * <p>A goal takes parameters in, calls one use case and prints the result. A use case holds the
 * flow: read git and store, fingerprint, select, run Surefire, merge what was recorded, keep it.
 * This is the only place that knows all other packages; each of those knows as little as it can.
 */
@NullMarked
package dev.incremental.plugin.mojo;

import org.jspecify.annotations.NullMarked;
