package dev.incremental.plugin.mojo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param goal the goal's name
 * @param maxAge how long a pass counts at most
 * @param store the store's directory, if the user chose one
 * @param everything why everything is to run, if so
 * @param fullBranches branches on which everything runs
 * @param unrecorded why nothing is to be recorded, if so
 * @param always tests that run whatever happens
 * @param audit whether a run of everything tells what selecting was worth
 * @param now the moment of the run
 */
record RunOptions(
    String goal,
    Duration maxAge,
    Optional<Path> store,
    Optional<String> everything,
    FullBranches fullBranches,
    Optional<String> unrecorded,
    AlwaysRun always,
    boolean audit,
    Instant now) {}
