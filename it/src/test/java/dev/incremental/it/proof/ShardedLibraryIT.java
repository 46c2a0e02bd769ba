package dev.incremental.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.EditDraw;
import dev.incremental.it.edits.SourceFile;
import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryHistory;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.snapshot.SnapshotPart;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestRecord;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole suite of a library that nobody here wrote, as four machines share it; in profile {@code
 * proof}, since it takes three minutes.
 *
 * <p>Merged parts select what the snapshot of a single run does. The exception is due to the run
 * and not to merging: a test that works on objects that it did not make, such as one that it reads
 * from a file, uses whoever made such in its JVM, and these are fewer in each part.
 */
@Tag("proof")
class ShardedLibraryIT {
  private static final Library LIBRARY = Library.COMMONS_CSV;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int SHARDS = 4;
  private static final double MOST_ABOVE_MEAN = 1.15;

  private static final Pattern TEST =
      Pattern.compile("\"execution\":\"(.+?)\",\"class\":\"(.+?)\",\"method\":\"(.+?)\"");

  /** Some of the edits that proofs draw. */
  private static final List<Integer> EDITS = List.of(0, 3, 5);

  @TempDir Path parent;

  @Test
  void partsAreOfOneLengthAndMergedTheySelectAsASingleRunDoes() throws IOException {
    Project work = library();
    run(work, "incremental:snapshot");
    Map<TestId, Long> before =
        of(work).newest().stream().collect(Collectors.toMap(TestRecord::id, TestRecord::millis));
    Files.writeString(work.directory().resolve("NOTES"), "to be recorded by several machines\n");
    new Git(work.directory()).commitAll("Notes", Instant.parse("2026-02-01T12:00:00Z"));
    Project single = copied(work, "single");
    run(single, "incremental:snapshot");

    List<Snapshot> parts = new ArrayList<>();
    Path files = Files.createDirectories(parent.resolve("parts"));
    for (int i = 1; i <= SHARDS; i++) {
      Project machine = copied(work, "machine" + i);
      run(machine, "incremental:snapshot", "-Dincremental.shard=" + i + "/" + SHARDS);
      parts.add(partOf(machine, i, files));
    }
    Project merged = copied(work, "merged");
    run(merged, "incremental:merge", "-Dincremental.parts=" + files);

    Set<TestId> shared = new HashSet<>();
    parts.forEach(part -> shared.addAll(part.tests().keySet()));
    assertThat(parts.stream().mapToInt(part -> part.tests().size()).sum()).isEqualTo(shared.size());
    assertThat(shared).isEqualTo(of(single).tests().keySet());
    double divided = longestToMean(parts, test -> before.getOrDefault(test.id(), 0L));
    System.out.printf(
        Locale.ROOT,
        "%s %s, %d tests in %d shards: longest ÷ mean %.3f by the durations known before,"
            + " %.3f by those of the shards themselves%n",
        LIBRARY.artifactId(),
        LIBRARY.newest(),
        shared.size(),
        SHARDS,
        divided,
        longestToMean(parts, TestRecord::millis));
    assertThat(divided).isLessThanOrEqualTo(MOST_ABOVE_MEAN);

    onlyOwnSnapshot(single);
    onlyOwnSnapshot(merged);
    Snapshot ofSingle = of(single);
    Snapshot ofMerged = of(merged);
    EditDraw draw = EditDraw.from(work.directory().resolve("src/main/java"), 1);
    Set<Integer> sizes = new TreeSet<>();
    for (int index : EDITS) {
      Edit edit = draw.get(index);
      Set<TestId> selected = selected(single, edit);
      Set<TestId> onlyInOne = new TreeSet<>(selected);
      for (TestId test : selected(merged, edit)) {
        if (!onlyInOne.remove(test)) {
          onlyInOne.add(test);
        }
      }
      System.out.println(
          "  " + selected.size() + " tests selected after " + edit + ", only in one: " + onlyInOne);
      assertThat(onlyInOne)
          .as(edit.toString())
          .noneMatch(test -> runsItself(ofSingle, test, edit))
          .noneMatch(test -> runsItself(ofMerged, test, edit))
          .hasSizeLessThanOrEqualTo(shared.size() / 100);
      sizes.add(selected.size());
    }
    assertThat(sizes).anyMatch(size -> size > 0 && size < shared.size() / 2);
  }

  private Project library() throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild();
    Path directory = parent.resolve("work");
    Path downloads = Path.of("target", "sharded").toAbsolutePath();
    new LibraryHistory(LIBRARY, downloads, maven, PluginVersions.ofThisBuild()).writeTo(directory);
    return new Project(directory, maven);
  }

  private Project copied(Project project, String name) throws IOException {
    Path copy = parent.resolve(name);
    new FileTree(project.directory()).replace(copy);
    return new Project(copy, project.maven());
  }

  private static void run(Project project, String... arguments) throws IOException {
    project.run(LIMIT, arguments).result().orThrow();
  }

  private static Snapshot partOf(Project machine, int shard, Path files) throws IOException {
    String name = module() + "-shard-" + shard + "-of-" + SHARDS + ".part";
    Path file = machine.directory().resolve("target/incremental").resolve(name);
    Files.copy(file, files.resolve(name));
    return SnapshotPart.read(Files.readAllBytes(file)).run();
  }

  private static String module() {
    return ModuleKey.of(LIBRARY.coordinates().groupId(), LIBRARY.artifactId());
  }

  /** The snapshot of what is checked out. */
  private static Snapshot of(Project project) throws IOException {
    DirectoryStore store = new DirectoryStore(store(project));
    String head = new Git(project.directory()).head();
    assertThat(store.read(head, module())).isInstanceOf(Stored.Found.class);
    return new SnapshotCodec().read(((Stored.Found) store.read(head, module())).content());
  }

  private static Path store(Project project) {
    return DirectoryStore.inside(project.directory().resolve(".git"));
  }

  /** Forgets what was recorded at earlier commits and for the work tree. */
  private static void onlyOwnSnapshot(Project project) throws IOException {
    Snapshot own = of(project);
    new FileTree(store(project)).delete();
    new DirectoryStore(store(project))
        .write(new Git(project.directory()).head(), module(), new SnapshotCodec().write(own));
  }

  private static double longestToMean(List<Snapshot> parts, ToLongFunction<TestRecord> millis) {
    long[] lengths =
        parts.stream()
            .mapToLong(part -> part.newest().stream().mapToLong(millis).sum())
            .sorted()
            .toArray();
    long all = 0;
    for (long each : lengths) {
      all += each;
    }
    return lengths[lengths.length - 1] * (double) lengths.length / all;
  }

  /** Whether a test itself ran what is edited, and not only what it used of others. */
  private static boolean runsItself(Snapshot snapshot, TestId test, Edit edit) {
    String type = edit.file().replaceFirst("[.]java$", "").replace('/', '.');
    return snapshot.records(test).get(0).entries().stream()
        .mapToObj(entry -> snapshot.entries().dependency(entry).name())
        .anyMatch(name -> name.startsWith(type) && name.contains("#" + edit.method() + "("));
  }

  private static Set<TestId> selected(Project project, Edit edit) throws IOException {
    SourceFile source =
        SourceFile.read(project.directory().resolve("src/main/java").resolve(edit.file()));
    source.write(edit.applyTo(source.text()));
    try {
      run(project, "incremental:select");
    } finally {
      source.write(source.text());
    }
    Path file = project.directory().resolve("target/incremental/selection.json");
    List<String> lines = Files.readAllLines(file);
    assertThat(String.join("", lines))
        .contains("\"mode\":\"incremental\"", "\"unknownClasses\":[]");
    return lines.stream()
        .filter(line -> line.contains("\"selected\":true"))
        .map(ShardedLibraryIT::test)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TestId test(String line) {
    Matcher test = TEST.matcher(line);
    assertThat(test.find()).as(line).isTrue();
    return new TestId(test.group(1), test.group(2), test.group(3));
  }
}
