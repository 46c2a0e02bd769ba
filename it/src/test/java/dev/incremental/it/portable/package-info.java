/**
 * Whether a snapshot of one machine serves another one: the same edits, selected here and there.
 *
 * <p>In flow a published library and two surroundings; out flows a table of how many tests each
 * edit selects in either.
 */
@NullMarked
package dev.incremental.it.portable;

import org.jspecify.annotations.NullMarked;
