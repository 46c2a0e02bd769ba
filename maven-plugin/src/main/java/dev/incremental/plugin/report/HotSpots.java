package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for each class and file the tests that an edit of it may select.
 *
 * <p>A test class counts for the tests of others alone: that it selects its own is what it is for.
 * What is not of the project's own making (settings, properties, places of jars) is left out, and
 * so are names that nothing had.
 */
public final class HotSpots {
  private static final int NOWHERE = -1;

  private final Snapshot snapshot;
  private final EntryTable entries;
  private final Map<String, Integer> ownerIds = new HashMap<>();
  private final List<Tally> owners = new ArrayList<>();
  private final int[] ownerOf;
  private final Map<String, Integer> methodIds = new HashMap<>();
  private final int[] methodOf;
  private final int[] methodTests;

  private HotSpots(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.entries = snapshot.entries();
    this.ownerOf = new int[entries.size()];
    this.methodOf = new int[entries.size()];
    for (int i = 0; i < ownerOf.length; i++) {
      number(i);
    }
    this.methodTests = new int[methodIds.size()];
  }

  /** All of a snapshot, the heaviest first. */
  public static List<HotSpot> of(Snapshot snapshot) {
    return new HotSpots(snapshot).counted();
  }

  private void number(int entry) {
    Dependency dependency = entries.dependency(entry);
    String kind = entries.fingerprint(entry) == Fingerprint.ABSENT ? "" : kind(dependency.kind());
    ownerOf[entry] = NOWHERE;
    methodOf[entry] = NOWHERE;
    if (kind.isEmpty()) {
      return;
    }
    String name = dependency.name();
    boolean method = dependency.kind() == DependencyKind.METHOD;
    String owner = method ? name.substring(0, Math.max(0, name.indexOf('#'))) : name;
    Integer id = ownerIds.putIfAbsent(kind + " " + owner, owners.size());
    if (id == null) {
      id = owners.size();
      owners.add(new Tally(kind, owner));
    }
    ownerOf[entry] = id;
    if (method) {
      int known = methodIds.size();
      Integer number = methodIds.putIfAbsent(name, known);
      methodOf[entry] = number == null ? known : number;
      if (number == null) {
        owners.get(id).methods.put(known, name);
      }
    }
  }

  private static String kind(DependencyKind kind) {
    return switch (kind) {
      case METHOD, SHAPE -> "class";
      case RESOURCE -> "resource";
      case FILE -> "file";
      case LISTING -> "directory";
      case HEADER, CLASS_NAME, LOCATION, EXISTENCE, PROPERTY, ENVIRONMENT, SETTING, UNKNOWABLE ->
          "";
    };
  }

  private List<HotSpot> counted() {
    SnapshotReach reach = new SnapshotReach(snapshot);
    BitSet touched = new BitSet();
    BitSet called = new BitSet();
    for (TestRecord test : snapshot.newest()) {
      touched.clear();
      called.clear();
      BitSet reached = reach.of(test);
      for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
        if (ownerOf[i] != NOWHERE && !owners.get(ownerOf[i]).isOf(test)) {
          touched.set(ownerOf[i]);
          if (methodOf[i] != NOWHERE) {
            called.set(methodOf[i]);
          }
        }
      }
      touched.stream().forEach(owner -> owners.get(owner).add(test));
      called.stream().forEach(method -> methodTests[method]++);
    }
    return owners.stream()
        .filter(each -> each.tests > 0)
        .map(this::spot)
        .sorted(
            Comparator.comparingInt(HotSpot::weight)
                .thenComparingInt(HotSpot::tests)
                .thenComparingInt(HotSpot::methods)
                .reversed()
                .thenComparing(HotSpot::name))
        .toList();
  }

  private HotSpot spot(Tally tally) {
    int most = 0;
    String heaviest = "";
    for (Map.Entry<Integer, String> each : tally.methods.entrySet()) {
      int tests = methodTests[each.getKey()];
      if (tests > most || (tests == most && tests > 0 && each.getValue().compareTo(heaviest) < 0)) {
        most = tests;
        heaviest = each.getValue();
      }
    }
    return new HotSpot(
        tally.kind,
        tally.name,
        tally.tests,
        tally.millis,
        tally.methods.size(),
        Names.FULL.method(heaviest),
        most);
  }

  /** What is known of one class or file so far. */
  private static final class Tally {
    private final String kind;
    private final String name;
    private final String outermost;
    private final Map<Integer, String> methods = new HashMap<>();
    private int tests;
    private long millis;

    Tally(String kind, String name) {
      this.kind = kind;
      this.name = name;
      this.outermost = kind.equals("class") ? outermost(name) : "";
    }

    private static String outermost(String className) {
      int nested = className.indexOf('$');
      return nested > 0 ? className.substring(0, nested) : className;
    }

    boolean isOf(TestRecord test) {
      String className = test.id().className();
      return !outermost.isEmpty()
          && className.startsWith(outermost)
          && outermost(className).equals(outermost);
    }

    void add(TestRecord test) {
      tests++;
      millis += test.millis();
    }
  }
}
