/**
 * Draws behaviour-changing edits of single methods from the sources of a project.
 *
 * <p>In flow a source tree and a seed; out flows a sequence of {@link
 * dev.incremental.it.edits.Edit}s, the same for the same sources and seed. The operators follow
 * those of mutation testing (relational, arithmetic, return value, removed call); positions come
 * from the JDK's own parser.
 */
@NullMarked
package dev.incremental.it.edits;

import org.jspecify.annotations.NullMarked;
