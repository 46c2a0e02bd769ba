/**
 * Notices what code under test asks of the JDK by name: files, class-path lookups, properties.
 *
 * <p>In flow calls that were put at the start of a few methods of {@code java.base} by
 * retransforming them; out flow names to the recorder. What the JDK asks of itself, class loading
 * above all, is left out.
 */
@NullMarked
package dev.incremental.agent.hook;

import org.jspecify.annotations.NullMarked;
