package dev.incremental.plugin.selection;

import dev.incremental.plugin.snapshot.Fork;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Project;
import dev.incremental.plugin.snapshot.Runs;
import dev.incremental.plugin.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Record, edit, select: the story that each specification of selection tells. */
final class Scenario {
  final Project project = new Project();
  final Runs runs = new Runs(project);
  private Snapshot known = Snapshot.empty(runs.now());

  /** Runs these forks and lays what they recorded over what was known. */
  Scenario record(Fork... forks) {
    known = Overlay.of(known, runs.record(forks));
    return this;
  }

  Snapshot known() {
    return known;
  }

  Selection select() {
    return Selector.select(
        known,
        project,
        new Options(runs.now(), Options.DEFAULT_MAX_AGE, runs.settings(), new TreeSet<>()));
  }

  /** The tests that run now, as {@code class#method(params)}. */
  List<String> selected() {
    return select().selected().stream().map(each -> each.test().inFork()).toList();
  }

  /** Why a test runs or not. */
  String reason(String test) {
    return decision(test).reason().sentence();
  }

  TestDecision decision(String test) {
    return select().tests().stream()
        .filter(each -> each.test().equals(Runs.test(test)))
        .findFirst()
        .orElseThrow();
  }

  Scenario waits(Duration time) {
    runs.waits(time);
    return this;
  }
}
