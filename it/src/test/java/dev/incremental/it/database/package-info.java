/**
 * Holds the database half against real PostgreSQL servers, of its own and named ones, and against
 * processes that ask at once or are killed.
 *
 * <p>In flow the plugin's own classes, without Maven; programs of PostgreSQL come from the
 * artifacts that the plugin uses, by this build's Maven. Servers are of each test's own and are
 * stopped after it.
 */
@NullMarked
package dev.incremental.it.database;

import org.jspecify.annotations.NullMarked;
