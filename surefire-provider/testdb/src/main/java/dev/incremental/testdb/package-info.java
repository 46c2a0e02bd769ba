/**
 * Databases, as tests see them.
 *
 * <p>In a fork, {@link dev.incremental.testdb.Premain} asks Maven's process for a database before
 * the first test, and sets the system properties by which tests find it. Maven's process listens on
 * the loopback address; where, and the word that it expects, stands in a file that only its owner
 * may read. The fork says who it is and keeps the connection for as long as it lives: when that
 * ends, however it ends, the database goes. Nothing but {@code java.base} is needed, because this
 * package lives in the JVM under test.
 */
@NullMarked
package dev.incremental.testdb;

import org.jspecify.annotations.NullMarked;
