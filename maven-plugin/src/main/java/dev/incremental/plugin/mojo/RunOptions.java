package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Shard;
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
 * @param sharing what the run has to do with the team's snapshots
 * @param revision the commit to compare with, if the user chose one
 * @param shard which part of what is selected runs here, if not all of it
 * @param asRecorded whether forks begin in the time zone and locale of those that were recorded
 * @param dryRun whether nothing is to run
 * @param everything why everything is to run, if so
 * @param fullBranches branches on which everything runs
 * @param unrecorded why nothing is to be recorded, if so
 * @param always tests that run whatever happens
 * @param audit whether a run of everything tells what selecting was worth
 * @param progress whether to say, while tests run, how far they are
 * @param began the moment when the build began
 * @param now the moment of the run
 */
record RunOptions(
    String goal,
    Duration maxAge,
    Optional<Path> store,
    Sharing sharing,
    Optional<String> revision,
    Optional<Shard> shard,
    boolean asRecorded,
    boolean dryRun,
    Optional<String> everything,
    FullBranches fullBranches,
    Optional<String> unrecorded,
    AlwaysRun always,
    boolean audit,
    boolean progress,
    Instant began,
    Instant now) {

  /** The same at another moment. */
  RunOptions at(Instant moment) {
    return new RunOptions(
        goal,
        maxAge,
        store,
        sharing,
        revision,
        shard,
        asRecorded,
        dryRun,
        everything,
        fullBranches,
        unrecorded,
        always,
        audit,
        progress,
        began,
        moment);
  }
}
