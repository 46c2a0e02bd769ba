/**
 * Holds selection against the truth: edits of real libraries, each judged by a clean full run.
 *
 * <p>In flow a library's history and a sequence of edits; out flows a ledger with one row an edit.
 * An edit counts once a test that passes on the unedited sources fails in a full run; every such
 * test must then have been executed by {@code incremental:test} in a work tree whose snapshot was
 * recorded before the edit. Tests are compared as {@code class#method}, all invocations together.
 */
@NullMarked
package dev.incremental.it.proof;

import org.jspecify.annotations.NullMarked;
