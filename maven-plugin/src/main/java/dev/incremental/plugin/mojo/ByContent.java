package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.fingerprint.TestTags;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.UnknownClasses;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Selects by comparing what is known of the tests with what the module is like now. */
final class ByContent {
  private final RunOptions options;
  private final Snapshot known;
  private final ModuleState state;
  private final ProjectState now;
  private final SortedSet<ContainerId> unknown = new TreeSet<>();

  /**
   * @param known records of the executions at issue
   */
  ByContent(
      Module module, RunOptions options, Snapshot known, ModuleState state, ProjectState now) {
    this.options = options;
    this.known = known;
    this.state = state;
    this.now = now;
    for (SurefireExecution execution : module.recordable()) {
      unknown.addAll(UnknownClasses.of(known, execution.id(), state.testShapes(execution)));
    }
  }

  /**
   * What runs.
   *
   * @param everything why everything is to run, if so
   * @param missing why nothing is known, if so
   */
  Selection unless(Optional<String> everything, Optional<String> missing) {
    if (everything.isPresent()) {
      return Selection.all(everything.get(), known, unknown);
    }
    if (known.tests().isEmpty()) {
      return Selection.all(
          missing.orElse("the snapshot holds no record of a test"), known, unknown);
    }
    return selection(options.maxAge());
  }

  /**
   * What content selects.
   *
   * @param maxAge how long a pass counts at most
   */
  Selection selection(Duration maxAge) {
    TestTags tags = state.tags();
    return Selector.select(
        known,
        now,
        new Options(
            options.now(),
            maxAge,
            state.allSettings(),
            unknown,
            test -> options.always().why(test, tags)));
  }
}
