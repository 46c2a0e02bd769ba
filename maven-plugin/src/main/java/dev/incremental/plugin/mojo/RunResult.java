package dev.incremental.plugin.mojo;

import dev.incremental.plugin.snapshot.Run;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param runs the executions that were run
 * @param kept what was kept of it
 * @param failure what Surefire, or starting it, failed with
 */
record RunResult(List<Run> runs, Kept kept, Optional<Exception> failure) {}
