/**
 * The database half: a PostgreSQL server, named by the user or launched by us, templates with all
 * migrations applied, and clones of them, one for each forked JVM.
 *
 * <p>Everything that others must see stands in the server itself: a template's name says what it
 * was made of, comments say who owns what, advisory locks say who is building. So any number of
 * processes on any number of machines agree without talking, and nothing depends on a process
 * ending properly.
 */
@NullMarked
package dev.incremental.plugin.database;

import org.jspecify.annotations.NullMarked;
