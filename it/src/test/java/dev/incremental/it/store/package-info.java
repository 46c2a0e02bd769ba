/**
 * Holds the stores against services that others wrote.
 *
 * <p>In flow the plugin's own classes, without Maven; beside them runs a service in a JVM of its
 * own, whose jar this module's build fetches.
 */
@NullMarked
package dev.incremental.it.store;

import org.jspecify.annotations.NullMarked;
