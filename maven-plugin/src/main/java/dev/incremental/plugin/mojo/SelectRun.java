package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.ClassProblem;
import dev.incremental.plugin.fingerprint.InlinedConstants;
import dev.incremental.plugin.fingerprint.OwnCode;
import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.fingerprint.StaleConstant;
import dev.incremental.plugin.git.ChangedFile;
import dev.incremental.plugin.git.Head;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.report.ChangeSources;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.ShardSplit;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import dev.incremental.plugin.surefire.ModuleCode;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Decides what has to run: reads git, store and the module, and selects. */
final class SelectRun {
  private static final int NAMED_PROBLEMS = 3;

  private final Module module;
  private final RunOptions options;

  SelectRun(Module module, RunOptions options) {
    this.module = module;
    this.options = options;
  }

  /**
   * Selects among what is remembered.
   *
   * @param memory git and the store
   * @param leftOver what an earlier, killed run left behind
   */
  Plan plan(Memory memory, Snapshot leftOver) {
    Meanwhile<Past> reading = Meanwhile.start("history", () -> past(memory));
    ModuleState state = ModuleState.read(module, memory.git().root(), memory.cache());
    Past past = reading.result();
    History history = past.history().with(leftOver);
    ModuleState recorded = options.asRecorded() ? state.as(history.snapshot()) : state;
    boolean asked = options.everything().or(past::everything).isPresent();
    state = asked ? state : recorded;
    ProjectState now = state.now();
    Snapshot known = ofCurrentExecutions(forgettingOthers(history.snapshot(), now));
    RunOptions shared = atOneMoment(memory);
    ByContent content = new ByContent(module, shared, known, state, now);
    Selection selection = content.unless(everything(past), history.missing());
    WouldBe wouldBe = new WouldBe(options, chosenByUser());
    Optional<ShardSplit> split = split(selection, state);
    Optional<Selection> audited =
        split.isPresent()
            ? Optional.empty()
            : wouldBe.insteadOf(
                selection,
                recorded.equals(state)
                    ? content
                    : new ByContent(module, shared, known, recorded, recorded.now()));
    Optional<List<ChangedFile>> changes = changes(memory, history, selection);
    boolean dirty =
        changes.map(files -> files.stream().anyMatch(SelectRun::isUncommitted)).orElse(true);
    return new Plan(
        history.snapshot(),
        history.baselines(),
        split.map(ShardSplit::own).orElse(selection),
        split,
        audited,
        new ChangeSources(changes.orElse(List.of())),
        chosenByUser(),
        Optional.of(new Plan.Ground(memory, state, past.head().map(Head::commit), dirty, choice())),
        Stream.of(notices(history, state), staleConstants(state), wouldBe.notices())
            .flatMap(List::stream)
            .toList());
  }

  /** For machines that share a run a test must not get too old between their starts. */
  private RunOptions atOneMoment(Memory memory) {
    return options.shard().isPresent()
        ? memory.git().headTime().asOptional().map(options::at).orElse(options)
        : options;
  }

  /** What runs here, if others run the rest; what the user chose by {@code -Dtest} runs whole. */
  private Optional<ShardSplit> split(Selection selection, ModuleState state) {
    return chosenByUser().isPresent()
        ? Optional.empty()
        : options
            .shard()
            .map(
                shard ->
                    ShardSplit.of(selection, shard, module.key(), state.selections().toString()));
  }

  /** Where the user chooses the tests, nothing is shared with other machines. */
  private BaselineChoice choice() {
    return new BaselineChoice(
        options.revision(), options.shard().isPresent() && chosenByUser().isEmpty());
  }

  /** What git and the store know. */
  private record Past(History history, Optional<Head> head, Optional<String> everything) {}

  private Past past(Memory memory) {
    return new Past(
        History.load(memory, choice(), options.now()),
        memory.git().head().asOptional(),
        ofBranch(memory));
  }

  private Optional<String> ofBranch(Memory memory) {
    if (options.fullBranches().isEmpty()) {
      return Optional.empty();
    }
    Reading<Set<String>> branches = memory.git().branches();
    return branches.problem().isPresent()
        ? branches.problem().map(problem -> "which branch this is cannot be read: " + problem)
        : options.fullBranches().everything(branches.asOptional().orElseThrow());
  }

  /** Everything runs and nothing is recorded, because there is nowhere to remember it. */
  Plan withoutMemory(String reason) {
    Snapshot nothing = Snapshot.empty(options.now());
    String why = reason + "; nothing is recorded";
    return new Plan(
        nothing,
        List.of(),
        Selection.all(why, nothing, new TreeSet<>()),
        Optional.empty(),
        Optional.empty(),
        new ChangeSources(List.of()),
        chosenByUser(),
        Optional.empty(),
        chosenByUser().isPresent() ? List.of("Nothing is recorded: " + reason) : List.of());
  }

  private Optional<String> everything(Past past) {
    return chosenByUser()
        .map(chosen -> chosen + " decides what runs")
        .or(options::everything)
        .or(past::everything);
  }

  private Optional<String> chosenByUser() {
    return module.recordable().stream().flatMap(each -> each.chosenTests().stream()).findFirst();
  }

  private Snapshot forgettingOthers(Snapshot snapshot, ProjectState now) {
    return KnownUnder.forgettingOthers(snapshot, now, module.recordableNames());
  }

  /** Tests of an execution that does not run now are kept, but nothing is decided on them. */
  private Snapshot ofCurrentExecutions(Snapshot snapshot) {
    Set<String> executions = module.recordableNames();
    SortedMap<TestId, List<TestRecord>> tests = new TreeMap<>();
    for (Map.Entry<TestId, List<TestRecord>> each : snapshot.tests().entrySet()) {
      if (executions.contains(each.getKey().execution())) {
        tests.put(each.getKey(), each.getValue());
      }
    }
    return new Snapshot(
        snapshot.entries(),
        snapshot.scopes(),
        tests,
        snapshot.knownClasses(),
        snapshot.settings(),
        snapshot.failedContainers(),
        snapshot.setUps(),
        snapshot.commit(),
        snapshot.createdAt());
  }

  /** What differs from the baseline, or at least from the head; empty where git cannot tell. */
  private Optional<List<ChangedFile>> changes(Memory memory, History history, Selection selection) {
    boolean nothing = selection.mode() == Selection.Mode.NONE && selection.changes().isEmpty();
    return nothing && options.shard().isEmpty()
        ? Optional.empty() // nobody wants to know
        : history
            .changes(memory.git())
            .asOptional()
            .or(() -> memory.git().uncommitted().asOptional());
  }

  private static boolean isUncommitted(ChangedFile file) {
    return file.source() != ChangedFile.Source.COMMITTED;
  }

  /** Class files may hold what constants of other modules were before. */
  private List<String> staleConstants(ModuleState state) {
    List<ModuleCode> code = module.recordable().stream().map(SurefireExecution::code).toList();
    OwnCode own =
        new OwnCode(
            code.stream().flatMap(each -> each.directories().stream()).distinct().toList(),
            code.stream().flatMap(each -> each.roots().stream()).distinct().toList());
    Path memory = module.files().constants();
    return StaleConstant.sentence(
            new InlinedConstants(state.classes(), own, memory).stale(options.now()))
        .stream()
        .toList();
  }

  private static List<String> notices(History history, ModuleState state) {
    List<String> notices = new ArrayList<>(history.notices());
    List<ClassProblem> problems = state.classes().problems();
    problems.stream()
        .limit(NAMED_PROBLEMS)
        .forEach(
            each ->
                notices.add(
                    each.file()
                        + " cannot be understood, tests of a JVM that loads it always run: "
                        + each.reason()));
    if (problems.size() > NAMED_PROBLEMS) {
      notices.add((problems.size() - NAMED_PROBLEMS) + " more class files cannot be understood");
    }
    return List.copyOf(notices);
  }
}
