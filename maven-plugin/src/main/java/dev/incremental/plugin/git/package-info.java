/**
 * Git's part: which commit this is, which ancestor has a snapshot, and which files changed since.
 *
 * <p>In flows a directory of the project; out flow plain values: {@link
 * dev.incremental.plugin.git.Head}, {@link dev.incremental.plugin.git.Baseline} and {@link
 * dev.incremental.plugin.git.ChangedFile}. Git names causes and finds baselines, it never decides
 * that a test may be skipped: bytes do. So whatever cannot be read comes back as {@link
 * dev.incremental.plugin.git.Reading.Unreadable} with a reason for the user, never as an exception,
 * and nothing is ever written, neither to the repository nor to the user's home.
 */
@NullMarked
package dev.incremental.plugin.git;

import org.jspecify.annotations.NullMarked;
