package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.git.Head;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.MergeResult;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.RecordingMerger;
import dev.incremental.plugin.snapshot.Run;
import dev.incremental.plugin.snapshot.RunRecordings;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Merges what a run recorded into what is known, and stores it. */
final class Keeping {
  private final Module module;
  private final Plan plan;
  private final Plan.Ground ground;
  private final LibraryClasses libraries;
  private final List<String> notices = new ArrayList<>();
  private boolean finished = true;

  Keeping(Module module, Plan plan, Plan.Ground ground, LibraryClasses libraries) {
    this.module = module;
    this.plan = plan;
    this.ground = ground;
    this.libraries = libraries;
  }

  Kept keep(List<Run> runs) throws IOException {
    ModuleState state = ground.state();
    ProjectState now = state.now();
    RecordingMerger merger =
        new RecordingMerger(
            state.classes(),
            now,
            new DiskSurroundings(state.tokens(), state.locations(), libraries),
            new FieldsOfClassFiles(state.classes()));
    Snapshot known = before(now);
    int recorded = 0;
    for (Run run : runs) {
      RunRecordings recordings = RunRecordings.read(module.files().recordingsIn(run.execution()));
      MergeResult merged = recordings.merge(run, merger);
      notices.addAll(merged.notices());
      recorded += merged.snapshot().tests().size();
      finished &= recordings.areComplete();
      if (recordings.isEmpty() && expectsFork(run)) {
        notices.add("No fork of " + run.execution() + " left a recording.");
        finished = false;
      }
      known = Overlay.of(known, KnownUnder.marked(merged.snapshot(), now), gone(run, merged));
    }
    state.remember();
    return store(known, recorded, runs);
  }

  /** Of a run that several machines share each keeps only what it recorded itself. */
  private Snapshot before(ProjectState now) {
    return plan.split().isPresent()
        ? Snapshot.empty(Instant.now())
        : KnownUnder.forgettingOthers(plan.known(), now, module.recordableNames());
  }

  /** Whether a fork should have started at all. */
  private boolean expectsFork(Run run) {
    Selection selection = plan.selection();
    if (run.extent() == Run.Extent.EMPTY) {
      return false;
    }
    return selection.mode() == Selection.Mode.ALL
        || selection.unknownClasses().stream()
            .anyMatch(each -> each.execution().equals(run.execution()))
        || selection.selected().stream()
            .anyMatch(each -> each.test().execution().equals(run.execution()));
  }

  /**
   * Tests that were to run and that nobody saw no longer exist.
   *
   * <p>Only where the run was whole, which its known classes tell.
   */
  private Predicate<TestId> gone(Run run, MergeResult merged) {
    if (merged.snapshot().knownClasses().isEmpty()) {
      return test -> false;
    }
    Set<TestId> expected =
        plan.selection().selected().stream()
            .map(TestDecision::test)
            .filter(test -> test.execution().equals(run.execution()))
            .collect(Collectors.toCollection(HashSet::new));
    expected.removeAll(merged.snapshot().tests().keySet());
    return expected::contains;
  }

  private Kept store(Snapshot known, int recorded, List<Run> runs) throws IOException {
    Memory memory = ground.memory();
    Optional<String> head = cleanHead(memory);
    Storing storing = new Storing(memory, plan.baselines(), ground.choice());
    boolean kept =
        plan.split().isPresent()
            ? new PartFile(module, plan).keep(known, executions(runs), head, storing)
            : storing.keep(known, head);
    if (kept) {
      module.clearFiles();
    }
    notices.addAll(storing.notices());
    return new Kept(
        recorded,
        finished,
        kept,
        plan.split().map(split -> " as shard " + split.shard()).orElse("") + storing.where(head),
        Optional.of(known.ofCommit(head.orElse(null))),
        List.copyOf(notices),
        Optional.empty());
  }

  /** Those that ran; all of them where there was nothing to run. */
  private Set<String> executions(List<Run> runs) {
    return runs.isEmpty()
        ? module.recordableNames()
        : runs.stream().map(Run::execution).collect(Collectors.toUnmodifiableSet());
  }

  /** A snapshot may go by a commit's name only if the work tree was that commit all the time. */
  private Optional<String> cleanHead(Memory memory) {
    Optional<String> head = memory.git().head().asOptional().map(Head::commit);
    return ground.dirty() || !head.equals(ground.head()) || memory.git().isDirty()
        ? Optional.empty()
        : head;
  }
}
