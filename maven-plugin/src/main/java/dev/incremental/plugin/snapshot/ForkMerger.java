package dev.incremental.plugin.snapshot;

import dev.incremental.recording.NameKind;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the scopes of one fork into scope records and into results of tests. */
final class ForkMerger {
  private static final Set<NameKind> OF_CLASSES =
      EnumSet.of(NameKind.CLASS, NameKind.LOOKED, NameKind.LINKED, NameKind.SCANNED);

  private final SnapshotBuilder builder;
  private final ClassEntries entries;
  private final Recording recording;
  private final Touches touches;
  private final Probes probes;
  private final ProjectTypes types;
  private final FieldAccesses accesses;
  private final Set<SafetyRule> rules;
  private final OpaqueClasses opaque;
  private final BitSet usedByAllTests = new BitSet();
  private final BitSet usedByOthers = new BitSet();
  private final SortedMap<Integer, RecordedScope> scopes = new TreeMap<>();
  private final Map<Integer, Integer> places = new HashMap<>();

  ForkMerger(
      SnapshotBuilder builder,
      ProjectTypes types,
      ClassEntries entries,
      Recording recording,
      Probes probes,
      Touches touches,
      FieldAccesses accesses,
      Set<SafetyRule> rules,
      int settings) {
    this.builder = builder;
    this.entries = entries;
    this.recording = recording;
    this.probes = probes;
    this.touches = touches;
    this.types = types;
    this.accesses = accesses;
    this.rules = rules;
    this.opaque = new OpaqueClasses(recording, types, entries, touches);
    usedByAllTests.set(settings);
    usedByOthers.or(opaque.used());
    for (RecordedScope scope : recording.scopes()) {
      scopes.put(scope.id(), scope);
      Indices.of(scope.uses()).addTo(usedByOthers);
      if (scope.parent() >= 0) {
        usedByOthers.set(scope.parent());
      }
    }
  }

  /** Adds all scopes to the snapshot and all tests to the results. */
  void merge(TestResults results) {
    libraryClasses();
    for (RecordedScope scope : scopes.values()) {
      int place =
          builder.scope(
              new ScopeRecord(
                  ScopeType.of(scope.kind()), scope.name(), Indices.NONE, Indices.NONE));
      places.put(scope.id(), place);
      if (scope.kind() == ScopeKind.AMBIENT) {
        usedByAllTests.set(place);
      }
    }
    opaqueClasses();
    Map<Integer, Touched> touched = touched();
    for (RecordedScope scope : scopes.values()) {
      Gathered gathered = gather(scope, Objects.requireNonNull(touched.get(scope.id())));
      int place = Objects.requireNonNull(places.get(scope.id()));
      if (scope.kind() != ScopeKind.TEST || usedByOthers.get(scope.id())) {
        builder.scope(place, gathered.record(scope, place));
      }
      if (scope.kind() == ScopeKind.TEST) {
        results.add(
            scope,
            Indices.of(gathered.entries),
            Indices.of(gathered.uses),
            recording.poison() == null);
      }
    }
  }

  /** What each scope touched and used, by its id. */
  private Map<Integer, Touched> touched() {
    Map<Integer, Touched> touched = new HashMap<>();
    Map<Integer, BitSet> uses = new HashMap<>();
    for (RecordedScope scope : scopes.values()) {
      Touched ofScope = touched(scope);
      touched.put(scope.id(), ofScope);
      uses.put(scope.id(), ofScope.scopes());
    }
    if (rules.contains(SafetyRule.FOUND_OBJECTS)) {
      new ForeignObjects(recording.classes(), scopes, uses)
          .makers()
          .forEach((id, makers) -> useAlso(uses, id, makers));
    }
    if (rules.contains(SafetyRule.SHARED_FIELDS)) {
      leftInFields(touched, uses);
    }
    return touched;
  }

  private void useAlso(Map<Integer, BitSet> uses, int user, BitSet more) {
    Objects.requireNonNull(uses.get(user)).or(more);
    usedByOthers.or(more);
  }

  /** Adds what scopes use by way of fields; scopes have their places by now. */
  private void leftInFields(Map<Integer, Touched> touched, Map<Integer, BitSet> uses) {
    BitSet ofAll = new BitSet();
    BitSet tests = new BitSet();
    Set<String> stateMethods = new HashSet<>();
    for (RecordedScope scope : scopes.values()) {
      ofAll.set(scope.id(), scope.kind() == ScopeKind.AMBIENT);
      tests.set(scope.id(), scope.kind() == ScopeKind.TEST);
      if (scope.kind() == ScopeKind.STATE) {
        stateMethods.add(scope.name());
      }
    }
    Reach reach = new Reach(recording.classes(), probes, types, accesses);
    FieldLeftovers leftovers =
        new FieldLeftovers(builder, reach, probes, touches, types, entries, places, tests);
    FieldTraffic traffic = new FieldTraffic(probes, accesses, scopes.values());
    Closures closures = new Closures(scopes.keySet(), uses, ofAll);
    SharedObjects objects =
        new SharedObjects(
            scopes,
            traffic,
            closures,
            types,
            accesses,
            new TestInstances(types, accesses),
            new LeftBehind(recording.classes(), probes, types, accesses));
    new SharedFields(scopes, traffic, closures, probes, objects, stateMethods)
        .find(
            (scope, changed, used, asOne) ->
                leftovers.place(scope, changed, used, asOne, asker(scope)))
        .forEach(
            (id, used) -> {
              useAlso(uses, id, used.whole());
              Objects.requireNonNull(touched.get(id)).places().or(used.parts());
            });
    leftovers.finish();
  }

  /** Makes every test use what classes without probes hide; scopes have their places by now. */
  private void opaqueClasses() {
    if (!opaque.dependedOn().isEmpty()) {
      BitSet uses = new BitSet();
      opaque.used().stream().forEach(id -> uses.set(Objects.requireNonNull(places.get(id))));
      ScopeRecord scope =
          new ScopeRecord(
              ScopeType.AMBIENT,
              "classes without probes",
              Indices.of(opaque.dependedOn()),
              Indices.of(uses));
      usedByAllTests.set(builder.scope(scope));
    }
  }

  /**
   * A JVM looks a library's class up once, whoever uses it: all depend on the project having no
   * class of its own by that name.
   */
  private void libraryClasses() {
    BitSet all = new BitSet();
    for (RecordedName each : recording.names()) {
      if (OF_CLASSES.contains(each.kind())) {
        entries.ofLibrary(each.name()).ifPresent(all::set);
      }
    }
    share("classes of libraries", all);
  }

  /** Lets every test of the fork depend on some entries. */
  private void share(String name, BitSet all) {
    if (!all.isEmpty()) {
      ScopeRecord scope = new ScopeRecord(ScopeType.AMBIENT, name, Indices.of(all), Indices.NONE);
      usedByAllTests.set(builder.scope(scope));
    }
  }

  private Touched touched(RecordedScope scope) {
    BitSet touched = new BitSet();
    BitSet used = new BitSet();
    NameEntries.Asker asker = asker(scope);
    for (int number : scope.touched()) {
      Touches.Touch touch = touches.of(number, asker);
      touch.entries().addTo(touched);
      touch.scopes().addTo(used);
    }
    Indices.of(scope.uses()).addTo(used);
    if (scope.kind() == ScopeKind.TEST || scope.kind() == ScopeKind.CONTAINER) {
      ancestors(used, scope);
    }
    if (isCutOff(scope)) {
      touched.set(entries.unknowable("the rest of " + scope.name() + ", cut off with its fork"));
    }
    return new Touched(Indices.of(touched), used, new BitSet());
  }

  private static NameEntries.Asker asker(RecordedScope scope) {
    if (scope.kind() == ScopeKind.AMBIENT) {
      return NameEntries.Asker.JVM;
    }
    boolean ofEngine = scope.kind() == ScopeKind.CONTAINER && scope.name().isEmpty();
    return ofEngine ? NameEntries.Asker.ENGINE : NameEntries.Asker.TESTS;
  }

  private Gathered gather(RecordedScope scope, Touched touched) {
    BitSet touchedEntries = new BitSet();
    touched.entries().addTo(touchedEntries);
    Gathered gathered = new Gathered(touchedEntries, new BitSet());
    touched.scopes().stream().forEach(id -> use(gathered, id));
    gathered.uses.or(touched.places());
    if (scope.kind() == ScopeKind.TEST) {
      gathered.uses.or(usedByAllTests);
    }
    return gathered;
  }

  /** What a killed fork did not finish may lack parts that others already relied on. */
  private boolean isCutOff(RecordedScope scope) {
    return !recording.complete()
        && scope.outcome() == Outcome.UNFINISHED
        && (scope.kind() == ScopeKind.INITIALISER
            || scope.kind() == ScopeKind.STATE
            || scope.kind() == ScopeKind.CONTEXT);
  }

  private void ancestors(BitSet used, RecordedScope scope) {
    BitSet seen = new BitSet();
    int id = scope.parent();
    while (id >= 0 && !seen.get(id)) {
      seen.set(id);
      RecordedScope parent = scopes.get(id);
      id = parent == null ? -1 : parent.parent();
    }
    used.or(seen);
  }

  private void use(Gathered gathered, int id) {
    Integer place = places.get(id);
    if (place == null) {
      gathered.entries.set(entries.unknowable("a scope that the recording lacks"));
    } else {
      gathered.uses.set(place);
    }
  }

  /** Entries that a scope touched, ids of the scopes that it used, and places of parts of such. */
  private record Touched(Indices entries, BitSet scopes, BitSet places) {}

  /** Entries and uses of a scope, by their places in the snapshot. */
  private record Gathered(BitSet entries, BitSet uses) {
    ScopeRecord record(RecordedScope scope, int self) {
      BitSet others = (BitSet) uses.clone();
      others.clear(self);
      return new ScopeRecord(
          ScopeType.of(scope.kind()), scope.name(), Indices.of(entries), Indices.of(others));
    }
  }
}
