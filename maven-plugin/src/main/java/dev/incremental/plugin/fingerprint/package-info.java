/**
 * Fingerprints: what a dependency's content is, as 64 bits that stay equal while no test could tell
 * the difference.
 *
 * <p>In flow class directories, jars of the project, files and values of the environment; out flow
 * hashes per {@link dev.incremental.plugin.fingerprint.Dependency} and facts about classes. Bytes
 * on disk are the truth; a cache on disk saves reading them again.
 */
@NullMarked
package dev.incremental.plugin.fingerprint;

import org.jspecify.annotations.NullMarked;
