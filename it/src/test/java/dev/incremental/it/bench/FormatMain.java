package dev.incremental.it.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.DeltaBase;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.Overlay;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Does one thing with snapshots in a JVM that has done nothing before, and says what it took. */
final class FormatMain {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final String COMMIT = "4f2c9e1d".repeat(5);

  private final Path directory;
  private final SnapshotCodec codec = new SnapshotCodec();

  private FormatMain(Path directory) {
    this.directory = directory;
  }

  /** What can be done. */
  enum Task {
    /** Makes the files for all others, and prints their sizes. */
    MAKE,
    /** Reads a whole snapshot. */
    READ,
    /** Unpacks a whole snapshot and goes through its JSON, for comparison. */
    WALK,
    /** Writes a whole snapshot. */
    WRITE,
    /** Reads a delta and its base. */
    READ_DELTA,
    /** Writes a delta whose base was read before. */
    WRITE_DELTA
  }

  /** Two runs of part of the tests, for each of which there is a delta. */
  enum Part {
    FEW(0.02),
    MANY(0.1);

    private final double share;

    Part(double share) {
      this.share = share;
    }

    int percent() {
      return (int) Math.round(share * 100);
    }
  }

  /**
   * Runs, and prints each value measured as {@code name=value}.
   *
   * @param arguments the directory of the files, and the name of a {@link Task}
   */
  public static void main(String[] arguments) throws IOException {
    FormatMain main = new FormatMain(Path.of(arguments[0]));
    try {
      main.run(Task.valueOf(arguments[1]));
      print("enough", 1);
    } catch (OutOfMemoryError e) {
      print("enough", 0);
    } catch (UnreadableSnapshotException e) {
      if (!String.valueOf(e.getMessage()).contains("memory")) {
        throw e;
      }
      print("enough", 0); // what may be read depends on the heap
    }
  }

  private void run(Task task) throws IOException {
    switch (task) {
      case MAKE -> make();
      case READ -> {
        byte[] bytes = file("base");
        timed(() -> codec.read(bytes));
      }
      case WALK -> {
        byte[] bytes = file("base");
        timed(() -> walk(bytes));
      }
      case WRITE -> {
        Snapshot snapshot = codec.read(file("base"));
        timed(() -> codec.write(snapshot));
      }
      case READ_DELTA -> {
        byte[] delta = file(Part.MANY + "-delta");
        timed(() -> codec.read(delta, commit -> Optional.of(file("base"))));
      }
      case WRITE_DELTA -> {
        DeltaBase base = codec.readBase(file("base"));
        Snapshot result = codec.read(file(Part.MANY.name()));
        timed(() -> codec.writeDelta(result, base));
      }
    }
  }

  private void make() throws IOException {
    Snapshot base = RealisticSnapshot.whole(AT).ofCommit(COMMIT);
    byte[] bytes = codec.write(base);
    Files.write(directory.resolve("base"), bytes);
    print("bytes", bytes.length);
    print("json", walk(bytes));
    print("plain", plain(base));
    DeltaBase deltaBase = codec.readBase(bytes);
    for (Part part : Part.values()) {
      Snapshot result = Overlay.of(base, rerun(base, part));
      byte[] delta = codec.writeDelta(result, deltaBase);
      Files.write(directory.resolve(part.name()), codec.write(result));
      Files.write(directory.resolve(part + "-delta"), delta);
      print(part + "_bytes", delta.length);
    }
  }

  /** The tests that an edit of one method selects: that which is next to so many. */
  private static Snapshot rerun(Snapshot base, Part part) {
    int[] users = new int[base.entries().size()];
    base.newest().forEach(test -> test.entries().stream().forEach(entry -> users[entry]++));
    double wanted = part.share * base.tests().size();
    int edited =
        IntStream.range(0, users.length)
            .filter(entry -> base.entries().kind(entry) == DependencyKind.METHOD)
            .boxed()
            .min((one, other) -> Double.compare(far(users[one], wanted), far(users[other], wanted)))
            .orElseThrow();
    Set<TestId> selected =
        base.newest().stream()
            .filter(test -> test.entries().contains(edited))
            .map(TestRecord::id)
            .collect(Collectors.toSet());
    print(part + "_tests", selected.size());
    String name = base.entries().dependency(edited).name();
    return new RealisticSnapshot(name, selected::contains, AT.plusSeconds(3_600)).make();
  }

  private static double far(int users, double wanted) {
    return Math.abs(users - wanted);
  }

  /** Goes through JSON; how large it is, in bytes. */
  private static long walk(byte[] compressed) throws IOException {
    try (JsonParser in =
        new JsonFactory()
            .createParser(new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16))) {
      while (in.nextToken() != null) {
        in.getTextLength();
      }
      return in.currentLocation().getByteOffset();
    }
  }

  /** How large JSON is in which each test names what it touched and used, compressed as well. */
  private static int plain(Snapshot snapshot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(new GZIPOutputStream(bytes))) {
      out.writeStartArray();
      for (TestRecord test : snapshot.newest()) {
        out.writeStartArray();
        out.writeString(test.id().toString());
        touched(snapshot, test.entries(), out);
        for (int use : test.uses().stream().toArray()) {
          out.writeString(snapshot.scopes().get(use).name());
        }
        out.writeEndArray();
      }
      for (var scope : snapshot.scopes()) {
        touched(snapshot, scope.entries(), out);
      }
      out.writeEndArray();
    }
    return bytes.size();
  }

  private static void touched(Snapshot snapshot, Indices entries, JsonGenerator out)
      throws IOException {
    for (int entry : entries.stream().toArray()) {
      out.writeString(snapshot.entries().dependency(entry).name());
      out.writeNumber(snapshot.entries().fingerprint(entry));
    }
  }

  /** Something whose time is taken. */
  @FunctionalInterface
  private interface Work {
    Object done() throws IOException;
  }

  private static void timed(Work work) throws IOException {
    long start = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Object done = work.done();
    long end = System.nanoTime();
    print(
        "processor",
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9);
    print("seconds", (end - start) / 1e9);
    print("hash", System.identityHashCode(done));
  }

  private byte[] file(String name) {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(String name, double value) {
    System.out.println(name + "=" + value);
  }
}
