/**
 * The one class that lives in the boot loader, and how it gets there.
 *
 * <p>Probes stand in project classes of any class loader and hooks stand in {@code java.base}; the
 * only class that all of them can see is one of {@code java.base} itself. {@link
 * dev.incremental.agent.boot.Probe} is therefore renamed to {@code java.lang.$Incremental} and
 * defined beside {@code java.lang.Object}.
 */
@NullMarked
package dev.incremental.agent.boot;

import org.jspecify.annotations.NullMarked;
