/**
 * Snapshots: what each test of a module depended on when it last ran, and how that ended.
 *
 * <p>In flow the recordings of a run and the fingerprints of what they name; out flows a {@link
 * dev.incremental.plugin.snapshot.Snapshot}, merged with earlier ones and written as compressed
 * JSON. A snapshot holds records of tests; a record refers to entries (a dependency with the
 * fingerprint it had in that very run) and uses scopes, which refer to entries and use scopes in
 * turn. Tables only keep equal things once: two runs of different code never share an entry. A
 * {@link dev.incremental.plugin.snapshot.SnapshotDelta} says what a snapshot has and an earlier one
 * has not.
 */
@NullMarked
package dev.incremental.plugin.snapshot;

import org.jspecify.annotations.NullMarked;
