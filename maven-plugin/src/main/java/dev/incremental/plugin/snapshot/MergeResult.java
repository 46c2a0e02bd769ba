package dev.incremental.plugin.snapshot;

import java.util.List;

/**
 * A run's recordings as a snapshot.
 *
 * @param snapshot what the run showed
 * @param notices sentences for the user about what could not be relied on
 */
public record MergeResult(Snapshot snapshot, List<String> notices) {}
