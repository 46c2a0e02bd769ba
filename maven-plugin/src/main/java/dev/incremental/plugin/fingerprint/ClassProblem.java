package dev.incremental.plugin.fingerprint;

import java.nio.file.Path;

/**
 * A class file or directory that could not be understood or read; whoever depends on its methods
 * always runs.
 *
 * @param name binary name of the class, or the directory's path
 * @param file where it lies
 * @param reason why, in words for the user
 */
public record ClassProblem(String name, Path file, String reason) {}
