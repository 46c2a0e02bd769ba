package dev.incremental.it.bench;

import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.report.ChangeSources;
import dev.incremental.plugin.report.Explanation;
import dev.incremental.plugin.report.ReportedRun;
import dev.incremental.plugin.report.SelectionJson;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.UnknownClasses;
import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.Stored;
import dev.incremental.plugin.store.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Selects among the tests of the generated project in a JVM that has done nothing before, or writes
 * the snapshot to select from, or what was selected; what a goal does besides is Maven's and git's.
 */
final class SelectionMain {
  private static final String WORK_TREE = "bench";
  private static final String MODULE = "generated";
  private static final Map<String, String> SETTINGS = Map.of();

  private final GeneratedProject project;
  private final Instant now = Instant.now();

  private SelectionMain(GeneratedProject project) {
    this.project = project;
  }

  /**
   * Runs one of both and prints each value measured as {@code name=value}.
   *
   * @param arguments the project's directory, and {@code write}, {@code select}, or {@code explain}
   *     with a directory where the selection is written down as a goal would
   */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    SelectionMain main = new SelectionMain(new GeneratedProject(Path.of(arguments[0])));
    if (arguments[1].equals("write")) {
      main.write();
      return;
    }
    Selection selection = main.select(start);
    if (arguments[1].equals("explain")) {
      keep(selection, Path.of(arguments[2]));
    }
  }

  private void write() throws IOException {
    HashCache cache = cache();
    ProjectClasses classes = ProjectClasses.scan(project.directories(), cache);
    Set<String> tests = tests(classes);
    Snapshot snapshot = new GeneratedSnapshot(classes, state(classes, cache), tests, now).build();
    byte[] bytes = new SnapshotCodec().write(snapshot);
    if (!(store(project).writeLocal(WORK_TREE, MODULE, bytes) instanceof Writing.Kept)) {
      throw new IOException("The snapshot was not kept");
    }
    print("bytes", bytes.length);
  }

  /** The snapshot as it was written. */
  static byte[] written(GeneratedProject project) {
    if (!(store(project).readLocal(WORK_TREE, MODULE) instanceof Stored.Found stored)) {
      throw new IllegalStateException("There is no snapshot");
    }
    return stored.content();
  }

  private static void keep(Selection selection, Path directory) throws IOException {
    Path explanations = Files.createDirectories(directory.resolve("explanations"));
    ReportedRun run = ReportedRun.of(selection, null, new ChangeSources(List.of()));
    Files.writeString(directory.resolve("selection.json"), new SelectionJson(run).text());
    Files.write(
        explanations.resolve(GeneratedSnapshot.EXECUTION + ".txt"),
        selection.tests().stream().flatMap(each -> Explanation.of(each).stream()).toList());
  }

  /** As the goals do, it reads the snapshot while the classes are scanned. */
  private Selection select(long start) throws IOException {
    CompletableFuture<Timed> reading = CompletableFuture.supplyAsync(this::read);
    HashCache cache = cache();
    ProjectClasses classes = ProjectClasses.scan(project.directories(), cache);
    ProjectState state = state(classes, cache);
    long scanned = System.nanoTime();
    Timed read = reading.join();
    Snapshot snapshot = read.snapshot();
    long both = System.nanoTime();
    Map<String, Long> shapes = ClassShapes.of(classes, tests(classes));
    Options options =
        new Options(
            now,
            Options.DEFAULT_MAX_AGE,
            SETTINGS,
            UnknownClasses.of(snapshot, GeneratedSnapshot.EXECUTION, shapes));
    Selection selection = Selector.select(snapshot, state, options);
    long end = System.nanoTime();
    cache.save();
    print("scan", (scanned - start) / 1e9);
    print("read", read.seconds());
    print("select", (end - both) / 1e9);
    print("all", (end - start) / 1e9);
    print("tests", selection.tests().size());
    print("selected", selection.selected().size());
    print("unknown", selection.unknownClasses().size());
    return selection;
  }

  /** A snapshot, and how long reading it took. */
  private record Timed(Snapshot snapshot, double seconds) {}

  private Timed read() {
    long start = System.nanoTime();
    try {
      Snapshot snapshot = new SnapshotCodec().read(written(project));
      return new Timed(snapshot, (System.nanoTime() - start) / 1e9);
    } catch (UnreadableSnapshotException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProjectState state(ProjectClasses classes, HashCache cache) {
    Path directory = project.directory();
    Path home = Path.of(System.getProperty("user.home"));
    PathTokens tokens =
        new PathTokens(
            directory,
            home,
            home.resolve(".m2/repository"),
            Path.of(System.getProperty("java.io.tmpdir")),
            Path.of(System.getProperty("java.home")));
    return new ProjectState(
        classes,
        project.directories(),
        tokens,
        cache,
        System::getProperty,
        System.getenv(),
        SETTINGS);
  }

  private Set<String> tests(ProjectClasses classes) {
    return classes.names().stream()
        .filter(name -> classes.file(name).filter(f -> f.startsWith(project.tests())).isPresent())
        .collect(Collectors.toSet());
  }

  private HashCache cache() {
    return HashCache.open(SelectionBench.hashes(project));
  }

  private static DirectoryStore store(GeneratedProject project) {
    return new DirectoryStore(project.directory().resolve("store"));
  }

  private static void print(String name, double value) {
    System.out.println(name + "=" + value);
  }
}
