/**
 * Starts other programs for the tests of this module: Maven builds of sample projects, and git.
 *
 * <p>In flow a directory, goals and a time limit; out flow exit code, output and duration.
 * Everything that a build needs to know of the machine (Maven's home, the local repository, the
 * settings) is in {@link dev.incremental.it.maven.MavenClient} and comes from the build that runs
 * the tests.
 */
@NullMarked
package dev.incremental.it.maven;

import org.jspecify.annotations.NullMarked;
