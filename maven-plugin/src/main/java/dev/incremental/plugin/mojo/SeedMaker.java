package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.SeedTemplates;
import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.fingerprint.SeedFunction;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.MergeResult;
import dev.incremental.plugin.snapshot.RecordingMerger;
import dev.incremental.plugin.snapshot.Run;
import dev.incremental.plugin.snapshot.RunRecordings;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.surefire.Decoration;
import dev.incremental.plugin.surefire.Library;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireRunner;
import dev.incremental.testdb.contract.CloneName;
import dev.incremental.testdb.contract.Fingerprinting;
import dev.incremental.testdb.contract.Owner;
import dev.incremental.testdb.contract.SeedRequest;
import dev.incremental.testdb.contract.SeedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Finds what a seed's function has written, or lets it write.
 *
 * <p>The function runs as the only test of a run of its own, and what it depended on is recorded as
 * for any test. What it wrote is up to date as long as that test would not be selected.
 */
final class SeedMaker {
  /** It does not grow stale by itself. */
  private static final Duration ANY_AGE = Duration.ofDays(36_500);

  private final Module module;
  private final SurefireExecution execution;
  private final ModuleState state;
  private final SurefireRunner surefire;
  private final SeedPlace place;
  private final SeedTemplates templates;
  private final Log log;

  /**
   * @param module with the execution whose forks seeds are made in
   */
  SeedMaker(
      Module module,
      ModuleState state,
      SurefireRunner surefire,
      SeedPlace place,
      SeedTemplates templates,
      Log log) {
    this.module = module;
    this.execution = module.executions().get(0);
    this.state = state;
    this.surefire = surefire;
    this.place = place;
    this.templates = templates;
    this.log = log;
  }

  /**
   * What is there of a seed.
   *
   * @param why it has to be made, where nothing is
   */
  record Found(Optional<SeedTable.Kept> kept, String why) {
    static Found again() {
      return new Found(Optional.empty(), "incremental.seed.force is set");
    }
  }

  /** Looks for data that a seed's function would write again if it ran now. */
  Found find(SeedFunction seed) throws IOException, DatabaseException {
    String why = "it was never made here";
    boolean isFirst = true;
    for (SeedRecords.Made made : place.records(module.key()).of(seed.seed())) {
      Optional<String> change = change(made.snapshot(), seed);
      String template = templates.nameOf(made.content());
      if (change.isEmpty() && templates.isThere(template)) {
        return new Found(Optional.of(new SeedTable.Kept(template, made.content())), "");
      }
      if (isFirst) {
        why = change.orElse("its database is gone");
        isFirst = false;
      }
    }
    return new Found(Optional.empty(), why);
  }

  /** Why a seed's function has to run again; empty where it has not. */
  Optional<String> change(Snapshot made, SeedFunction seed) {
    Options options = new Options(Instant.now(), ANY_AGE, state.allSettings(), new TreeSet<>());
    Selection selection = Selector.select(made, state.now(), options);
    List<TestDecision> decisions = selection.tests();
    if (decisions.size() != 1 || !decisions.get(0).test().className().equals(seed.className())) {
      return Optional.of("its function is another one");
    }
    TestDecision decision = decisions.get(0);
    return decision.selected() ? Optional.of(decision.reason().sentence()) : Optional.empty();
  }

  /**
   * Lets its function write into a copy of what comes before it.
   *
   * @param anew whether the user wants it although nothing has changed
   * @throws UserProblem if the function fails: nothing is kept
   */
  SeedTable.Kept make(SeedFunction seed, boolean anew)
      throws UserProblem,
          IOException,
          DatabaseException,
          MojoExecutionException,
          SurefireException {
    String run = "seed " + seed.seed();
    RunFiles files = module.files();
    files.prepare(run);
    String database = CloneName.of(Owner.current());
    SeedRequest request = request(seed, database, files.recordings(run).resolveSibling("done"));
    try {
      ProjectState before = state.now();
      Instant begin = Instant.now();
      StillAtIt said = new StillAtIt("Making seed " + seed.seed(), log::info);
      try {
        write(request, run);
      } finally {
        said.end();
      }
      Optional<Snapshot> recorded = recorded(run, begin, before);
      String content =
          recorded.map(SeedMaker::content).orElseGet(() -> "unknown-" + UUID.randomUUID());
      String template = templates.nameOf(content);
      long size = templates.seal(database, template, seed.seed(), anew);
      if (recorded.isPresent()) {
        place
            .records(module.key())
            .keep(seed.seed(), new SeedRecords.Made(content, recorded.get()));
      }
      files.clear(run);
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
      log.info(
          String.format(
              Locale.ROOT,
              "Made seed %s in %.1f s, %s",
              seed.seed(),
              seconds,
              ByteCount.inWords(size)));
      return new SeedTable.Kept(template, content);
    } catch (UserProblem | IOException | DatabaseException | MojoExecutionException e) {
      templates.drop(database);
      throw e;
    }
  }

  private static SeedRequest request(SeedFunction seed, String database, Path done) {
    return new SeedRequest(
        seed.seed(),
        seed.after(),
        seed.className(),
        seed.method(),
        seed.descriptor(),
        seed.context(),
        database,
        done);
  }

  private void write(SeedRequest request, String run)
      throws UserProblem, IOException, MojoExecutionException, SurefireException {
    RunFiles files = module.files();
    AgentOptions.of(module, execution, run, place.root(), place.directory())
        .write(files.options(run));
    Path told =
        new OwnersFile(request.done().resolveSibling("told"), "request.properties")
            .write(request.properties());
    Decoration decoration =
        new Decoration(
            module.recorder().agent(),
            files.options(run),
            files.excludes(run),
            List.of("-D" + SeedRequest.PROPERTY + "=" + told),
            Set.of(),
            Set.of());
    String said = "its fork ended before it did";
    try {
      Path reports = request.done().resolveSibling("reports");
      surefire.runSeed(execution, decoration, reports, module.recorder().version());
    } catch (MojoFailureException e) {
      said = String.valueOf(e.getMessage());
    }
    if (!Files.exists(request.done())) {
      throw failure(request, said);
    }
  }

  /** The function's own stack trace is what helps. */
  private UserProblem failure(SeedRequest request, String said) throws IOException {
    String why = said;
    if (Files.exists(request.failed())) {
      why = Files.readString(request.failed());
      why.lines().forEach(log::error);
    }
    return new UserProblem(
        "The seed '"
            + request.seed()
            + "' cannot be made: "
            + why.lines().findFirst().orElse("nobody says why"),
        request.className() + "#" + request.method(),
        "nothing of it is kept; mend the function, and run mvn incremental:seed");
  }

  /** What the run depended on; empty where that is not known for sure. */
  private Optional<Snapshot> recorded(String run, Instant begin, ProjectState before)
      throws IOException {
    RunRecordings recordings = RunRecordings.read(module.files().recordingsIn(run));
    List<Path> jars = module.libraries().stream().map(Library::file).toList();
    try (LibraryClasses libraries = new LibraryClasses(jars)) {
      RecordingMerger merger =
          new RecordingMerger(
              state.classes(),
              before,
              new DiskSurroundings(state.tokens(), state.locations(), libraries),
              new FieldsOfClassFiles(state.classes()));
      MergeResult merged = recordings.merge(described(begin), merger);
      merged.notices().forEach(log::warn);
      Snapshot snapshot = merged.snapshot();
      boolean isKnown =
          recordings.areComplete()
              && snapshot.newest().size() == 1
              && snapshot.newest().get(0).outcome() == TestOutcome.PASSED;
      if (!isKnown) {
        log.warn("What this seed depends on is not known: it will be made again");
      }
      return isKnown ? Optional.of(snapshot) : Optional.empty();
    }
  }

  private Run described(Instant begin) {
    return new Run(
        execution.id(),
        begin,
        Instant.now(),
        Run.Extent.PARTIAL,
        state.settings().getOrDefault(execution.id(), Map.of()),
        state.testClasses(execution),
        Set.of());
  }

  /** The same wherever everything is the same that the function depended on. */
  private static String content(Snapshot recorded) {
    EntryTable entries = recorded.entries();
    SortedSet<String> all = new TreeSet<>();
    for (int i = 0; i < entries.size(); i++) {
      all.add(entries.kind(i) + " " + entries.dependency(i).name() + " " + entries.fingerprint(i));
    }
    Fingerprinting fingerprinting = new Fingerprinting();
    recorded.newest().forEach(test -> fingerprinting.add(test.id().toString()));
    all.forEach(fingerprinting::add);
    return fingerprinting.hash();
  }
}
