/**
 * The store: where snapshots live between runs, and who may write to it now.
 *
 * <p>Bytes flow in and out under a key; what they mean is nobody's business here. What a store
 * returns is whole or is not returned: every file carries its checksum. A store that is damaged,
 * read-only, full or out of reach is a value with a reason for the user, never an exception, so
 * that the build goes on and runs everything.
 *
 * <p>There are stores in directories and, behind {@link
 * dev.incremental.plugin.store.Stores#cached}, remote ones. Those are asked within bounds of time
 * and size, and complained about once.
 */
@NullMarked
package dev.incremental.plugin.store;

import org.jspecify.annotations.NullMarked;
