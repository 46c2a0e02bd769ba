package dev.incremental.plugin.fingerprint;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures a scan of 10,000 classes; to be run several times in JVMs of their own, with one
 * directory as argument: the first run writes the classes, the next is cold, those after it are
 * warm, and so on after the cache file in the directory was deleted.
 */
final class FingerprintBenchmark {
  private static final int CLASSES = 10_000;
  private static final int CLASSES_A_PACKAGE = 50;

  private final Path directory;

  private FingerprintBenchmark(Path directory) {
    this.directory = directory;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    FingerprintBenchmark benchmark = new FingerprintBenchmark(Path.of(arguments[0]));
    if (Files.isDirectory(benchmark.classes())) {
      System.out.println(benchmark.measure());
    } else {
      benchmark.generate();
    }
  }

  private Path classes() {
    return directory.resolve("classes");
  }

  private void generate() {
    for (int first = 0; first < CLASSES; first += CLASSES_A_PACKAGE) {
      String[] sources =
          IntStream.range(first, first + CLASSES_A_PACKAGE)
              .mapToObj(FingerprintBenchmark::source)
              .toArray(String[]::new);
      JavaSources.javac().compileTo(classes(), sources);
    }
  }

  private static String source(int number) {
    return """
    package p%2$d;
    import java.util.*;
    public class C%1$d implements Comparable<C%1$d> {
      private final List<String> names = new ArrayList<>(); private int total; String title;
      public C%1$d(String title) { this.title = title; }
      public String getTitle() { return title; }
      public void setTitle(String title) { this.title = Objects.requireNonNull(title, "title"); }
      public int total() { for (String n : names) total += n.length() * %1$d; return total; }
      public void add(String name) {
        if (name == null || name.isEmpty()) throw new IllegalArgumentException("name " + name);
        names.add(name.trim()); total = 0;
      }
      public List<String> sorted() { return names.stream().filter(n -> n.length() > 3).sorted().toList(); }
      public Optional<String> find(String s) { return names.stream().filter(s::equals).findFirst(); }
      static String kind(String s) {
        switch (s) { case "a": return "first"; case "b": return "second"; default: return "other"; }
      }
      public void close() { try { names.clear(); } finally { total = -1; } }
      @Override public int compareTo(C%1$d other) { return title.compareTo(other.title); }
      @Override public boolean equals(Object o) { return o instanceof C%1$d c && c.title.equals(title); }
      @Override public int hashCode() { return title.hashCode() * 31 + total; }
      @Override public String toString() { return "C%1$d[" + title + ", " + names + "]"; }
    }
    """
        .formatted(number, number / CLASSES_A_PACKAGE);
  }

  private String measure() throws IOException {
    StringBuilder report = new StringBuilder();
    Lap lap = new Lap(report);
    HashCache cache = HashCache.open(directory.resolve("cache"));
    lap.end("open");
    ProjectClasses classes = ProjectClasses.scan(List.of(classes()), cache);
    lap.end("scan");
    long shapes = classes.names().stream().mapToLong(classes::shape).distinct().count();
    lap.end(shapes + " shapes");
    Stream<ClassFacts> facts = classes.names().stream().map(n -> classes.facts(n).orElseThrow());
    lap.end(facts.mapToInt(each -> each.methods().size()).sum() + " methods");
    lap.end(classes.changedSince().size() + " changes");
    cache.save();
    lap.end("save");
    classes.names().forEach(classes::references);
    lap.end("references");
    return report.toString();
  }

  /** Reports the time and the processor time since the last report. */
  private static final class Lap {
    private final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final StringBuilder report;
    private long time = System.nanoTime();
    private long work = system.getProcessCpuTime();

    Lap(StringBuilder report) {
      this.report = report;
    }

    void end(String what) {
      double elapsed = (System.nanoTime() - time) / 1e9;
      double busy = (system.getProcessCpuTime() - work) / 1e9;
      report.append(String.format(Locale.ROOT, "%s %.3f s (CPU %.3f s)  ", what, elapsed, busy));
      time = System.nanoTime();
      work = system.getProcessCpuTime();
    }
  }
}
