/**
 * Holds the restoring of databases against real PostgreSQL servers: each kind of write by itself,
 * random sequences of all of them over several connections, and each time a full comparison.
 */
@NullMarked
package dev.incremental.it.restore;

import org.jspecify.annotations.NullMarked;
