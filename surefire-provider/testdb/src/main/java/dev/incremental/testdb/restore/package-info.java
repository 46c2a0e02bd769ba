/**
 * Takes a database back to what it held, at a cost that follows what was written since and not its
 * size.
 *
 * <p>{@link dev.incremental.testdb.restore.RestorePoint} arms a database once: statements count
 * which tables they write to, and DDL and {@code TRUNCATE} are noted. Copies of an armed database
 * are armed too. {@link dev.incremental.testdb.restore.Restorer} keeps a session with an open
 * snapshot, in which the server goes on to show what there was and which it does not clean up
 * behind. The server's visibility map tells the pages that were written to since; rows in these
 * that only one of both sides sees are taken away or put back. What cannot be undone is named, in
 * {@link dev.incremental.testdb.restore.Outcome.NeedsClone}. {@link
 * dev.incremental.testdb.restore.Contents} compares two databases in full, to prove it.
 */
@NullMarked
package dev.incremental.testdb.restore;

import org.jspecify.annotations.NullMarked;
