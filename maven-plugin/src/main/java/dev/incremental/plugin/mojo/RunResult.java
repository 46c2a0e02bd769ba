package dev.incremental.plugin.mojo;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param kept what was kept of it
 * @param failure what Surefire, or starting it, failed with
 */
record RunResult(Kept kept, Optional<Exception> failure) {}
