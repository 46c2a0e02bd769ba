/**
 * Makes git histories of libraries that are published with their test sources.
 *
 * <p>In flow coordinates and versions; out flows a repository with one commit a version, each a
 * project of one module that plain Maven builds and tests. Files come from the artifact registry
 * through Maven itself; the POM is written anew from the published one and carries the same
 * dependencies, compiler and Surefire settings, but none of its other plugins.
 */
@NullMarked
package dev.incremental.it.libraries;

import org.jspecify.annotations.NullMarked;
