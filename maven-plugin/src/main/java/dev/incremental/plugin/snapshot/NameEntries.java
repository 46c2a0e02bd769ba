package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.recording.NameKind;
import dev.incremental.recording.RecordedName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the entries that stand for things outside code.
 *
 * <p>Their fingerprints are taken after the run, so whatever changed while it ran, and was not
 * written by the tests, has none.
 */
final class NameEntries {
  /** File systems stamp with a clock that lags by a tick of the kernel. */
  private static final Duration TICK = Duration.ofMillis(20);

  private final SnapshotBuilder builder;
  private final ClassEntries classes;
  private final CurrentState state;
  private final Surroundings surroundings;
  private final WrittenPaths written;
  private final TestClasses tests;
  private final Instant forksStarted;
  private final boolean reflection;
  private final Map<Asked, OptionalInt> known = new HashMap<>();

  /**
   * Classes of the test directories.
   *
   * @param all of them
   * @param with says whether one of them has tests
   */
  record TestClasses(Set<String> all, Predicate<String> with) {}

  /** Who asks. */
  enum Asker {
    /** A test, its class, or what they call. */
    TESTS,
    /** An engine between classes: it looks at test classes to run them. */
    ENGINE,
    /** The JVM before and after all engines: it looks test classes up to run them. */
    JVM
  }

  private record Asked(NameKind kind, String name, Asker asker) {}

  NameEntries(
      SnapshotBuilder builder,
      ClassEntries classes,
      CurrentState state,
      Surroundings surroundings,
      WrittenPaths written,
      TestClasses tests,
      Instant forksStarted,
      boolean reflection) {
    this.builder = builder;
    this.classes = classes;
    this.state = state;
    this.surroundings = surroundings;
    this.written = written;
    this.tests = tests;
    this.forksStarted = forksStarted;
    this.reflection = reflection;
  }

  /**
   * The entry of a name; empty where it is no dependency.
   *
   * @param asker who asked for it
   */
  OptionalInt of(RecordedName name, Asker asker) {
    Asked asked = new Asked(name.kind(), name.name(), asker);
    OptionalInt entry = known.get(asked);
    if (entry == null) {
      entry = make(name, asker);
      known.put(asked, entry);
    }
    return entry;
  }

  private OptionalInt make(RecordedName name, Asker asker) {
    return switch (name.kind()) {
      case FILE -> file(name.name());
      case EXISTENCE -> existence(name.name());
      case LISTING -> listing(name.name());
      case WRITTEN -> OptionalInt.empty();
      case RESOURCE ->
          entry(
              DependencyKind.RESOURCE,
              name.name(),
              isRecent(surroundings.resourceModified(name.name())));
      case CLASS, LOOKED, LINKED, SCANNED -> className(name, asker);
      case PROPERTY -> entry(DependencyKind.PROPERTY, name.name(), false);
      case ENVIRONMENT -> entry(DependencyKind.ENVIRONMENT, name.name(), false);
      case DATABASE -> entry(DependencyKind.SETTING, RecordingMerger.DATABASE, false);
      case EXTERNAL -> OptionalInt.of(classes.unknowable(name.name()));
    };
  }

  /**
   * What tests wrote and left behind is no input. What they made and removed is one: whether it is
   * there before they begin.
   */
  private OptionalInt file(String path) {
    boolean recent = isRecent(surroundings.modified(path));
    return written.contains(path) && recent
        ? OptionalInt.empty()
        : path(DependencyKind.FILE, path, recent);
  }

  private OptionalInt existence(String path) {
    if (written.contains(path) && isRecent(surroundings.modified(path))) {
      return OptionalInt.empty();
    }
    boolean appeared = isRecent(surroundings.created(path)) && !written.below(path);
    return path(DependencyKind.EXISTENCE, path, appeared);
  }

  private OptionalInt listing(String path) {
    boolean changed = isRecent(surroundings.modified(path)) && !written.below(path);
    return path(DependencyKind.LISTING, path, changed);
  }

  private OptionalInt path(DependencyKind kind, String path, boolean changedMeanwhile) {
    Optional<String> name = surroundings.nameOf(path);
    return name.isPresent()
        ? entry(kind, name.get(), changedMeanwhile, location(path))
        : OptionalInt.empty();
  }

  /** What is read from where classes lie counts as long as they are loaded from there. */
  private Indices location(String path) {
    return surroundings
        .location(path)
        .map(name -> Indices.of(entry(DependencyKind.LOCATION, name, false).orElseThrow()))
        .orElse(Indices.NONE);
  }

  private OptionalInt className(RecordedName asked, Asker asker) {
    String name = asked.name();
    boolean toRun =
        asker == Asker.JVM || (asker == Asker.ENGINE && asked.kind() == NameKind.LOOKED);
    boolean toBeRun = toRun && tests.all().contains(name);
    boolean ours = classes.isOfProject(name) || !surroundings.inLibrary(name);
    boolean leftOut = !reflection && asked.kind() != NameKind.CLASS;
    if (toBeRun || leftOut || !ours) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        switch (asked.kind()) {
          case LINKED -> classes.nameAndHeader(name);
          case SCANNED -> scanned(name);
          default -> classes.nameAndShape(name);
        });
  }

  /**
   * Any class may turn out to be a component, whose members count then. One that has tests is left
   * out for what it says of itself, or becomes a component and is run.
   */
  private int scanned(String name) {
    return tests.with().test(name) ? classes.nameAndHeader(name) : classes.nameHeaderAndShape(name);
  }

  private OptionalInt entry(DependencyKind kind, String name, boolean changedMeanwhile) {
    return entry(kind, name, changedMeanwhile, Indices.NONE);
  }

  private OptionalInt entry(
      DependencyKind kind, String name, boolean changedMeanwhile, Indices implied) {
    Dependency dependency = new Dependency(kind, name);
    long fingerprint = changedMeanwhile ? Fingerprint.UNKNOWN : state.of(dependency);
    return OptionalInt.of(builder.entry(new Entry(dependency, fingerprint, implied)));
  }

  private boolean isRecent(Optional<Instant> moment) {
    return moment.isPresent() && !moment.get().isBefore(forksStarted.minus(TICK));
  }
}
