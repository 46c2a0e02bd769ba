/**
 * Holds selection against mutants of every kind, thousands where the proof has dozens.
 *
 * <p>In flow a library's sources, tests and resources; out flows a ledger with one row a mutant. A
 * mutant counts once a test that passes on the unedited sources fails without the agent; every such
 * test must then be selected by the snapshot of the unedited sources, and executed under the agent.
 * Maven lays the library out and names its class path, once; everything else happens in forked JVMs
 * as {@link dev.incremental.it.engine} starts them.
 */
@NullMarked
package dev.incremental.it.mutants;

import org.jspecify.annotations.NullMarked;
