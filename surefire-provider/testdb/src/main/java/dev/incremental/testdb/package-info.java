/**
 * Databases, as tests see them.
 *
 * <p>In a fork, {@link dev.incremental.testdb.Premain} asks Maven's process for a database before
 * the first test, and sets the system properties by which tests find it. Maven's process listens on
 * the loopback address; where, and the word that it expects, stands in a file that only its owner
 * may read. The fork says who it is and keeps the connection for as long as it lives: when that
 * ends, however it ends, the database goes. Nothing but {@code java.base} is needed for that.
 *
 * <p>Tests that say {@link dev.incremental.testdb.TestDatabase} are handed that database, or others
 * that the JVM makes for itself, by the file that {@code incremental:migrate} has left, with the
 * project's own JUnit Jupiter and driver. So they work where no Maven has started the JVM, too.
 */
@NullMarked
package dev.incremental.testdb;

import org.jspecify.annotations.NullMarked;
