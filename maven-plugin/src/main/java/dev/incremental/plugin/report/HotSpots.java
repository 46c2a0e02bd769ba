package dev.incremental.plugin.report;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
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
  /** How many words of 64 tests are counted at a time. */
  private static final int WORDS = 16;

  private final Snapshot snapshot;
  private final int words;
  private final Map<String, Owner> owners = new HashMap<>();
  private final Map<String, Part> methods = new HashMap<>();

  private HotSpots(Snapshot snapshot, int words) {
    this.snapshot = snapshot;
    this.words = words;
    for (int i = 0; i < snapshot.entries().size(); i++) {
      add(i);
    }
  }

  /** All of a snapshot, the heaviest first. */
  public static List<HotSpot> of(Snapshot snapshot) {
    return of(snapshot, WORDS);
  }

  static List<HotSpot> of(Snapshot snapshot, int words) {
    return new HotSpots(snapshot, words).counted();
  }

  private void add(int entry) {
    EntryTable entries = snapshot.entries();
    Dependency dependency = entries.dependency(entry);
    String kind = kind(dependency.kind());
    if (kind.isEmpty() || entries.fingerprint(entry) == Fingerprint.ABSENT) {
      return;
    }
    String name = dependency.name();
    boolean method = dependency.kind() == DependencyKind.METHOD;
    String of = method ? name.substring(0, Math.max(0, name.indexOf('#'))) : name;
    Owner owner = owners.computeIfAbsent(kind + " " + of, key -> new Owner(kind, of));
    owner.all.entries.add(entry);
    if (method) {
      methods
          .computeIfAbsent(
              name,
              key -> {
                Part part = new Part(name);
                owner.methods.add(part);
                return part;
              })
          .entries
          .add(entry);
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
    ReachingTests reaching = new ReachingTests(snapshot, words);
    List<TestRecord> all = snapshot.newest();
    int portion = words * Long.SIZE;
    for (int from = 0; from < all.size(); from += portion) {
      List<TestRecord> tests = all.subList(from, Math.min(all.size(), from + portion));
      long[] rows = reaching.of(tests);
      Map<String, long[]> own = own(tests);
      long[] none = new long[words];
      for (Owner owner : owners.values()) {
        long[] without = own.getOrDefault(owner.outermost, none);
        owner.all.count(rows, words, without, tests);
        owner.methods.forEach(each -> each.count(rows, words, without, List.of()));
      }
    }
    return owners.values().stream()
        .filter(each -> each.all.tests > 0)
        .map(Owner::spot)
        .sorted(
            Comparator.comparingInt(HotSpot::weight)
                .thenComparingInt(HotSpot::tests)
                .thenComparingInt(HotSpot::methods)
                .reversed()
                .thenComparing(HotSpot::name))
        .toList();
  }

  /** The tests of each outermost class. */
  private Map<String, long[]> own(List<TestRecord> tests) {
    Map<String, long[]> own = new HashMap<>();
    for (int i = 0; i < tests.size(); i++) {
      String outermost = outermost(tests.get(i).id().className());
      own.computeIfAbsent(outermost, name -> new long[words])[i / Long.SIZE] |= 1L << i;
    }
    return own;
  }

  private static String outermost(String className) {
    int nested = className.indexOf('$');
    return nested > 0 ? className.substring(0, nested) : className;
  }

  /** What some entries come to together. */
  private static final class Part {
    private final String name;
    private final List<Integer> entries = new ArrayList<>(1);
    private int tests;
    private long millis;

    Part(String name) {
      this.name = name;
    }

    /**
     * Counts the tests that reach any of the entries.
     *
     * @param rows the tests that reach each entry
     * @param without tests that do not count
     * @param timed the tests, where their durations are of interest
     */
    void count(long[] rows, int words, long[] without, List<TestRecord> timed) {
      for (int word = 0; word < words; word++) {
        long bits = 0;
        for (int entry : entries) {
          bits |= rows[entry * words + word];
        }
        bits &= ~without[word];
        tests += Long.bitCount(bits);
        for (long left = timed.isEmpty() ? 0 : bits; left != 0; left &= left - 1) {
          millis += timed.get(word * Long.SIZE + Long.numberOfTrailingZeros(left)).millis();
        }
      }
    }
  }

  /** A class or a file. */
  private static final class Owner {
    private final String kind;
    private final String outermost;
    private final Part all;
    private final List<Part> methods = new ArrayList<>();

    Owner(String kind, String name) {
      this.kind = kind;
      this.outermost = kind.equals("class") ? outermost(name) : "";
      this.all = new Part(name);
    }

    HotSpot spot() {
      Part heaviest =
          methods.stream()
              .filter(each -> each.tests > 0)
              .min(
                  Comparator.comparingInt((Part each) -> -each.tests)
                      .thenComparing(each -> each.name))
              .orElseGet(() -> new Part(""));
      return new HotSpot(
          kind,
          all.name,
          all.tests,
          all.millis,
          methods.size(),
          Names.FULL.method(heaviest.name),
          heaviest.tests);
    }
  }
}
