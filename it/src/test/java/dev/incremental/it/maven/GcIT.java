package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.SnapshotCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots that nobody will ask for, in a clone's store and in a shared one. */
class GcIT {
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";
  private static final String MODULE = "it.small";
  private static final String OVER = "/builds/" + MODULE + "/";

  private static final int DIGEST = 32;

  @TempDir Path parent;

  private UploadServer server;
  private SharedStore store;
  private SmallProject project;

  @BeforeEach
  void start() throws IOException {
    store = SharedStore.in(parent);
    server = store.server();
    project = SmallProject.in(parent).committed();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatNoBranchHoldsGoesFromBothStoresAndTheRestServesOn() throws IOException {
    String first = snapshotOf("First");
    project.git().run("checkout", "-q", "-b", "topic");
    String lost = snapshotOf("Topic");
    project.git().run("checkout", "-q", "main");
    String second = snapshotOf("Second");
    project.git().run("branch", "-q", "-D", "topic");
    assertThat(published()).containsExactlyInAnyOrder(first, lost, second);

    assertThat(run("gc", "-Dincremental.publish=true")).isTrue();
    assertThat(project.said()).filteredOn(line -> line.startsWith("Kept 3")).hasSize(2);
    assertThat(run("gc", "-Dincremental.gc.grace=0d", "-Dincremental.gc.dryRun=true")).isTrue();
    assertThat(project.said())
        .filteredOn(
            line -> line.matches("Would keep 2 snapshots \\(.*B\\) and delete 1 \\(.*B\\).*"))
        .hasSize(2);
    assertThat(project.said())
        .anyMatch(line -> line.matches("  " + lost.substring(0, 7) + " .*: no branch or tag .*"));
    assertThat(local()).containsExactlyInAnyOrder(first, lost, second);

    assertThat(
            run(
                "gc",
                "-Dincremental.gc.grace=0d",
                "-Dincremental.publish=true",
                "-Dincremental.readOnly=true"))
        .isTrue();
    assertThat(local()).containsExactlyInAnyOrder(first, second);
    assertThat(published()).containsExactlyInAnyOrder(first, lost, second);
    assertThat(project.warnings())
        .anyMatch(line -> line.contains("stays as it is") && line.contains("incremental.readOnly"));

    assertThat(run("gc", "-Dincremental.gc.grace=0d", "-Dincremental.publish=true")).isTrue();
    assertThat(published()).containsExactlyInAnyOrder(first, second);
    assertThat(project.said())
        .anyMatch(line -> line.matches("Kept 2 snapshots \\(.*B\\), deleted 1 \\(.*B\\) in .*"));
    assertThat(run("test")).isTrue();
    assertThat(project.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  @Test
  void withoutABudgetOnlyWhatBranchesStartFromIsLeft() throws IOException {
    snapshotOf("First");
    String second = snapshotOf("Second");
    project.write("notes.txt", "no snapshot of this");
    project.commit("Third");

    assertThat(run("gc", "-Dincremental.gc.grace=0d", "-Dincremental.gc.budget=0B")).isTrue();

    assertThat(local()).containsExactly(second);
    assertThat(project.said()).contains("  1: beyond the budget of 0 B");
    assertThat(project.warnings()).anyMatch(line -> line.startsWith("Still "));
    project.edit("One", "x", SAME_AS_BEFORE);
    assertThat(run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
  }

  @Test
  void theBaseOfADeltaStaysAndWhereItIsGoneTheNextAncestorServes() throws Exception {
    String first = snapshotOf("First");
    String base = snapshotOf("Second");
    publishWhole(base);
    String third = snapshotOf("Third");
    assertThat(new SnapshotCodec().baseOf(published(third))).contains(base);
    assertThat(
            run(
                "gc",
                "-Dincremental.gc.grace=0d",
                "-Dincremental.gc.budget=0B",
                "-Dincremental.gc.dryRun=true"))
        .isTrue();
    assertThat(project.said()).anyMatch(line -> line.matches("Would keep 2 .* in http.*"));

    SmallProject laptop = project.at(parent.resolve("laptop"));
    project.git().run("clone", "-q", project.file(".").toString(), laptop.file("").toString());
    project = laptop;
    laptop.edit("Two", "y", "x() + 1");
    assertThat(run("select")).isTrue();
    assertThat(laptop.said())
        .anyMatch(line -> line.startsWith("Snapshot " + third.substring(0, 7)));
    new FileTree(laptop.file(".git/incremental")).delete();
    server.remove(OVER + base + ".json.gz");

    assertThat(run("test")).isTrue();

    assertThat(laptop.warnings())
        .anyMatch(line -> line.contains("it is laid over the snapshot of " + base));
    assertThat(laptop.said())
        .anyMatch(line -> line.startsWith("Snapshot " + first.substring(0, 7)));
    assertThat(laptop.ran()).containsExactly("a.TwoTest#y");
  }

  /** Puts a whole snapshot into the shared store, in place of what was published. */
  private void publishWhole(String commit) throws IOException {
    Path own = project.file(".git/incremental/snapshots/" + commit + "/" + MODULE + ".json.gz");
    server.put(OVER + commit + ".json.gz", Files.readAllBytes(own));
    new FileTree(project.file(".git/incremental/remote")).delete();
  }

  private byte[] published(String commit) {
    byte[] file = server.file(OVER + commit + ".json.gz");
    return Arrays.copyOf(file, file.length - DIGEST);
  }

  @Test
  void whereHistoryIsNotKnownNothingIsDeleted() throws IOException {
    String first = snapshotOf("First");
    snapshotOf("Second");
    project
        .git()
        .run("clone", "-q", "--depth=1", "file://" + project.file("."), "" + parent.resolve("s"));
    SmallProject shallow = project.at(parent.resolve("s"));
    new FileTree(project.file(".git/incremental")).replace(shallow.file(".git/incremental"));
    project = shallow;

    assertThat(run("gc", "-Dincremental.gc.grace=0d", "-Dincremental.publish=true")).isFalse();

    assertThat(project.said()).anyMatch(line -> line.contains("Nothing is deleted: this clone is"));
    assertThat(local()).contains(first);
    assertThat(published()).contains(first);
    new FileTree(project.file(".git")).delete();
    assertThat(run("gc", "-Dincremental.publish=true")).isFalse();
    assertThat(project.said()).anyMatch(line -> line.contains("Nothing is deleted: no git"));
  }

  @Test
  void theRecordsOfAWorkTreeThatIsGoneGoToo() throws IOException {
    snapshotOf("First");
    Path other = parent.resolve("other");
    project.git().run("worktree", "add", "-q", "-b", "other", other.toString());
    SmallProject tree = project.at(other);
    tree.edit("One", "x", SAME_AS_BEFORE);
    assertThat(tree.run("test")).isTrue();
    Path records = project.file(".git/incremental/local/worktree-other");
    assertThat(records).isDirectory();
    age(records);

    assertThat(project.run("gc")).isTrue();
    assertThat(records).isDirectory();
    project.git().run("worktree", "remove", "--force", other.toString());
    assertThat(project.run("gc")).isTrue();

    assertThat(records).doesNotExist();
    assertThat(project.said()).contains("Deleted what 1 work tree recorded and left behind");
  }

  private static void age(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.toList()) {
        Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(Duration.ofDays(15))));
      }
    }
  }

  /** Commits something that no test looks at and publishes a snapshot of it. */
  private String snapshotOf(String message) throws IOException {
    project.write("notes.txt", message);
    project.commit(message);
    assertThat(run("snapshot", "-Dincremental.publish=true")).isTrue();
    return project.git().head();
  }

  private boolean run(String goal, String... more) {
    return project.run(goal, store.arguments(more));
  }

  private Set<String> published() {
    Set<String> commits = new TreeSet<>();
    for (String path : server.sizes().keySet()) {
      if (path.endsWith(".json.gz")) {
        commits.add(path.substring(path.lastIndexOf('/') + 1, path.length() - 8));
      }
    }
    return commits;
  }

  private Set<String> local() throws IOException {
    try (Stream<Path> directories = Files.list(project.file(".git/incremental/snapshots"))) {
      Set<String> commits = new TreeSet<>();
      directories.forEach(each -> commits.add(each.getFileName().toString()));
      return commits;
    }
  }
}
