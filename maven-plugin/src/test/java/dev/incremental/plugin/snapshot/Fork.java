package dev.incremental.plugin.snapshot;

import dev.incremental.recording.NameKind;
import dev.incremental.recording.Origin;
import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordedClass;
import dev.incremental.recording.RecordedMethods;
import dev.incremental.recording.RecordedName;
import dev.incremental.recording.RecordedScope;
import dev.incremental.recording.RecordedSetUp;
import dev.incremental.recording.Recording;
import dev.incremental.recording.ScopeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one fork did, told scope by scope; becomes a recording. */
public final class Fork {
  private static final int NAMES = 100_000;

  private final Map<String, Loaded> classes = new LinkedHashMap<>();
  private final List<RecordedName> names = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final List<RecordedSetUp> setUps = new ArrayList<>();
  private final Map<String, String> header = new LinkedHashMap<>();
  private @Nullable String poison;
  private boolean complete = true;

  private record Loaded(
      String name, Origin origin, @Nullable String above, int first, List<String> methods) {}

  /** A scope while it is told. */
  public final class Scope {
    private final int id = scopes.size();
    private final ScopeKind kind;
    private final String name;
    private int parent = -1;
    private Outcome outcome = Outcome.PASSED;
    private long millis = 10;
    private final TreeSet<Integer> touched = new TreeSet<>();
    private final TreeSet<Integer> uses = new TreeSet<>();

    private Scope(ScopeKind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    /** Runs methods such as {@code a.B#m()V}. */
    public Scope runs(String... methods) {
      for (String method : methods) {
        touched.add(probe(method));
      }
      return this;
    }

    public Scope asksFor(NameKind kindOfName, String asked) {
      touched.add(name(kindOfName, asked));
      return this;
    }

    public Scope touches(int number) {
      touched.add(number);
      return this;
    }

    public Scope uses(Scope other) {
      uses.add(other.id);
      return this;
    }

    public Scope usesMissing(int missing) {
      uses.add(missing);
      return this;
    }

    public Scope in(Scope container) {
      parent = container.id;
      return this;
    }

    public Scope ends(Outcome how) {
      outcome = how;
      return this;
    }

    public Scope takes(long duration) {
      millis = duration;
      return this;
    }

    private RecordedScope recorded() {
      return new RecordedScope(
          id, kind, parent, name, outcome, millis, numbers(touched), numbers(uses));
    }
  }

  public Scope test(String name) {
    return add(new Scope(ScopeKind.TEST, name));
  }

  public Scope container(String name) {
    return add(new Scope(ScopeKind.CONTAINER, name));
  }

  public Scope initialiser(String className) {
    return add(new Scope(ScopeKind.INITIALISER, className)).runs(className + "#<clinit>()V");
  }

  public Scope ambient() {
    return add(new Scope(ScopeKind.AMBIENT, "")).ends(Outcome.UNFINISHED);
  }

  public Scope state(String method) {
    return add(new Scope(ScopeKind.STATE, method)).runs(method);
  }

  /** A class made while the tests ran. */
  public Fork generates(String name, String above, String... methods) {
    return load(name, Origin.GENERATED, above, methods);
  }

  /** A class made while the tests ran that claims to come from the project's directories. */
  public Fork generatesInProject(String name, String above, String... methods) {
    return load(name, Origin.PROJECT, above, methods);
  }

  /** A class that could not be given probes. */
  public Fork cannotProbe(String name) {
    return load(name, Origin.OPAQUE, null);
  }

  /** A class that was not to be given probes. */
  public Fork excludes(String name) {
    return load(name, Origin.EXCLUDED, null);
  }

  public Fork poisoned(String reason) {
    poison = reason;
    return this;
  }

  /** Began to record at this moment. */
  public Fork startedAt(Instant moment) {
    header.put(Recording.STARTED, Long.toString(moment.toEpochMilli()));
    return this;
  }

  public Fork killed() {
    complete = false;
    return this;
  }

  /** The recording that such a fork writes. */
  public Recording recorded() {
    List<RecordedClass> recordedClasses =
        classes.values().stream()
            .map(
                each ->
                    new RecordedClass(
                        each.name(),
                        each.origin(),
                        each.above(),
                        List.of(),
                        each.first(),
                        methods(each.methods())))
            .toList();
    return new Recording(
        Map.copyOf(header),
        recordedClasses,
        List.copyOf(names),
        scopes.stream().map(Scope::recorded).toList(),
        List.copyOf(setUps),
        poison,
        complete);
  }

  /** A set-up method ran for a class, outside tests. */
  public Fork setUp(String testClass, String method, int runs, int millis) {
    setUps.add(new RecordedSetUp(testClass, method, runs, millis * 1000, 0));
    return this;
  }

  /** Methods written {@code static name()V} need no object. */
  private static RecordedMethods methods(List<String> written) {
    return new RecordedMethods(
        written.stream().map(each -> each.replaceFirst("^static ", "")).toList(),
        IntStream.range(0, written.size())
            .filter(i -> written.get(i).startsWith("static "))
            .toArray());
  }

  private Scope add(Scope scope) {
    scopes.add(scope);
    return scope;
  }

  private Fork load(String name, Origin origin, @Nullable String above, String... methods) {
    int first = classes.size() * 100;
    classes.put(name, new Loaded(name, origin, above, first, new ArrayList<>(List.of(methods))));
    return this;
  }

  private int probe(String method) {
    int hash = method.indexOf('#');
    String owner = method.substring(0, hash);
    if (!classes.containsKey(owner)) {
      load(owner, Origin.PROJECT, null);
    }
    Loaded loaded = classes.get(owner);
    String member = method.substring(hash + 1);
    if (!loaded.methods().contains(member)) {
      loaded.methods().add(member);
    }
    return loaded.first() + loaded.methods().indexOf(member);
  }

  private int name(NameKind kind, String name) {
    for (RecordedName known : names) {
      if (known.kind() == kind && known.name().equals(name)) {
        return known.number();
      }
    }
    names.add(new RecordedName(NAMES + names.size(), kind, name));
    return NAMES + names.size() - 1;
  }

  private static int[] numbers(TreeSet<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
