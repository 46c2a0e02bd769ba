/**
 * What Maven's process and the JVMs of tests agree on: the file that says where databases come from
 * ({@link dev.incremental.testdb.contract.Descriptor}), from which files they were migrated ({@link
 * dev.incremental.testdb.contract.MigratedFiles}), and what databases are called and say of
 * themselves, so that each side knows the other's. Nothing but {@code java.base} is needed, and
 * nothing here is meant for tests.
 */
@NullMarked
package dev.incremental.testdb.contract;

import org.jspecify.annotations.NullMarked;
