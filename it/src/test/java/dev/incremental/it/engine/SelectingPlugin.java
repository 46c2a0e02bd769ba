package dev.incremental.it.engine;

import dev.incremental.plugin.fingerprint.ClassFile;
import dev.incremental.plugin.fingerprint.FieldsOfClass;
import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.fingerprint.UnreadableClassException;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.selection.UnknownClasses;
import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.MergeResult;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.RecordingMerger;
import dev.incremental.plugin.snapshot.Run;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.recording.Recording;
import dev.incremental.recording.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plugin's own classes for merging and selecting, put together without Maven. */
public final class SelectingPlugin {
  private static final String EXECUTION = "engine";
  private static final Map<String, String> SETTINGS = Map.of("JDK", "the same");

  private final BuiltProject project;
  private final PathTokens tokens;
  private Snapshot known = Snapshot.empty(Instant.now());
  private ProjectClasses classes;
  private Instant startedAt = Instant.now();
  private int runs;
  private String report = "";

  /** Begins with nothing known. */
  public SelectingPlugin(BuiltProject project) {
    this.project = project;
    this.tokens =
        new PathTokens(
            project.root(),
            Path.of(System.getProperty("user.home")),
            Path.of(System.getProperty("user.home"), ".m2", "repository"),
            Path.of(System.getProperty("java.io.tmpdir")),
            Path.of(System.getProperty("java.home")));
    this.classes = scan();
  }

  /** Selects by what is known; what does not run is the answer's {@code leftOut}. */
  public Selection select() {
    return select(known);
  }

  /** Selects by a snapshot that stays as it is. */
  public Selection select(Snapshot snapshot) {
    classes = scan();
    startedAt = Instant.now();
    Map<String, Long> shapes = ClassShapes.of(classes, testClasses());
    Options options =
        new Options(
            startedAt,
            Options.DEFAULT_MAX_AGE,
            SETTINGS,
            UnknownClasses.of(snapshot, EXECUTION, shapes));
    Selection selection = Selector.select(snapshot, state(), options);
    report =
        selection.tests().stream().map(SelectingPlugin::line).collect(Collectors.joining("\n"));
    return selection;
  }

  /** Where the next recording goes. */
  public Path newRecordings() {
    return project.work().resolve("recordings-" + ++runs);
  }

  /** Adds what a run recorded to what is known; answers what of it could not be relied on. */
  public List<String> merge(Path recordings) {
    MergeResult merged = merged(recordings, merger -> merger);
    Snapshot run = throughStore(merged.snapshot());
    known = throughStore(Overlay.of(known, run, test -> classes.facts(test.className()).isEmpty()));
    return merged.notices();
  }

  /**
   * What a run recorded, by itself; {@link #select()} must have been called before the run.
   *
   * @throws AssertionError when the recording is not sound
   */
  public Snapshot snapshotOf(Path recordings) {
    return snapshotOf(recordings, merger -> merger);
  }

  /**
   * As {@link #snapshotOf(Path)}, of another merger than the usual one.
   *
   * @param change makes that merger
   */
  public Snapshot snapshotOf(Path recordings, UnaryOperator<RecordingMerger> change) {
    MergeResult merged = merged(recordings, change);
    if (!merged.notices().isEmpty()) {
      throw new AssertionError("the recording is not sound: " + merged.notices());
    }
    return throughStore(merged.snapshot());
  }

  private MergeResult merged(Path recordings, UnaryOperator<RecordingMerger> change) {
    Run run =
        new Run(
            EXECUTION,
            startedAt,
            Instant.now(),
            Run.Extent.WHOLE,
            SETTINGS,
            testClasses(),
            Set.of());
    RecordingMerger merger =
        new RecordingMerger(
            classes, state(), new ProjectSurroundings(tokens, project), this::fields);
    return change.apply(merger).merge(run, read(recordings));
  }

  /** Every decision of the last selection with its reason. */
  public String report() {
    return report;
  }

  private static String line(TestDecision decision) {
    return (decision.selected() ? "runs    " : "skipped ")
        + decision.test().inFork()
        + ": "
        + decision.reason().sentence();
  }

  private FieldsOfClass fields(String className) {
    try {
      return ClassFile.fields(classes.bytes(className).orElseThrow());
    } catch (UnreadableClassException e) {
      throw new AssertionError(e);
    }
  }

  private static Snapshot throughStore(Snapshot snapshot) {
    SnapshotCodec codec = new SnapshotCodec();
    try {
      return codec.read(codec.write(snapshot));
    } catch (UnreadableSnapshotException e) {
      throw new AssertionError(e);
    }
  }

  private ProjectClasses scan() {
    return ProjectClasses.scan(project.classDirectories(), cache());
  }

  private ProjectState state() {
    return new ProjectState(
        classes,
        project.classDirectories(),
        tokens,
        cache(),
        SelectingPlugin::property,
        System.getenv(),
        SETTINGS);
  }

  private static @Nullable String property(String name) {
    return name.isEmpty() ? System.getProperties().toString() : System.getProperty(name);
  }

  private HashCache cache() {
    return HashCache.open(project.work().resolve("hashes"));
  }

  private Set<String> testClasses() {
    Path directory = project.classDirectories().get(0);
    return classes.names().stream()
        .filter(name -> classes.file(name).filter(file -> file.startsWith(directory)).isPresent())
        .collect(Collectors.toSet());
  }

  private static List<Recording> read(Path directory) {
    List<Recording> recordings = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        recordings.add(RecordingReader.read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return recordings;
  }
}
