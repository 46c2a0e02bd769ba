package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong where one clone publishes and another reads, through whole Maven builds: runs
 * that are killed or meet, disks that are full, set-ups that fail.
 */
class SharedAccidentsIT {
  private static final String[] ALL = {
    "a.OneTest#x",
    "a.OneTest#y",
    "a.SetUpTest#first",
    "a.SetUpTest#second",
    "a.TwoTest#x",
    "a.TwoTest#y",
    "a.WaitTest#waits"
  };

  private static final String[] USING_X_OF_ONE = {
    "a.OneTest#x", "a.SetUpTest#first", "a.SetUpTest#second"
  };

  /** Tests wait as long as this file is there; no test depends on what lies beside it. */
  private static final String WAITING = "target/incremental/waiting";

  private static SharedStore store;
  private static SmallProject publisher;

  @TempDir Path parent;

  private SmallProject ci;
  private SmallProject clone;

  @BeforeAll
  static void publish(@TempDir Path directory) throws IOException {
    store = SharedStore.in(directory);
    publisher = SmallProject.in(directory);
    publisher.write(
        "src/test/java/a/SetUpTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class SetUpTest {
          @BeforeAll static void setUp() { Assertions.assertEquals(1, One.x()); }
          @Test void first() {}
          @Test void second() {}
        }
        """);
    publisher.write(
        "src/test/java/a/WaitTest.java",
        """
        package a;
        class WaitTest {
          @org.junit.jupiter.api.Test void waits() throws Exception {
            System.out.println("A test waits");
            while (new java.io.File("%s").exists()) { Thread.sleep(10); }
          }
        }
        """
            .formatted(WAITING));
    publisher.committed();
    assertThat(store.publishes(publisher, "snapshot")).isTrue();
    assertThat(publisher.ran()).containsExactlyInAnyOrder(ALL);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void cloneElsewhere() {
    ci = publisher.clonedTo(parent.resolve("ci"));
    clone = publisher.clonedTo(parent.resolve("somewhere else"));
  }

  /**
   * Commits an edit that its tests do not notice.
   *
   * @param why makes the commit another than that of another story, which is published too
   */
  private void commitEditOfOne(String why) throws IOException {
    ci.edit("One", "x", "1 + 0 * y()");
    ci.commit("Edit one, " + why);
  }

  private void pullFromCi() {
    clone.git().run("pull", "-q", ci.file("").toString(), "main");
  }

  /** The clone works with the snapshot of a commit that is so many back. */
  private void comparedWith(String commitsBack) {
    assertThat(clone.said())
        .anyMatch(line -> line.matches("Snapshot \\w{7} \\(.*main" + commitsBack + "\\), 7 tests"));
  }

  /** Starts to record and to publish; returns when the last test runs and waits. */
  private RunningCommand startUntilTheLastTestWaits() throws IOException {
    ci.write(WAITING, "");
    RunningCommand recording = ci.start("snapshot", store.publishing());
    assertThat(recording.says("A test waits")).isTrue();
    return recording;
  }

  @Test
  void aRunThatIsKilledPublishesNothingAndTheNextOneDoes() throws IOException {
    commitEditOfOne("killed");
    Map<String, Integer> before = store.server().sizes();
    RunningCommand recording = startUntilTheLastTestWaits();
    assertThat(recording.killTree()).isTrue();
    assertThat(ci.ended(recording).succeeded()).isFalse();
    Files.delete(ci.file(WAITING));
    assertThat(store.server().sizes()).isEqualTo(before);

    HeldWrite index = store.server().holdWriteOf("/index.txt");
    RunningCommand publishing = ci.start("test", store.publishing());
    assertThat(index.arrives()).isTrue();
    assertThat(publishing.killTree()).isTrue();
    assertThat(ci.ended(publishing).succeeded()).isFalse();
    index.drop();
    assertThat(ci.ran())
        .as("what was cut off runs, too")
        .containsExactlyInAnyOrder(
            "a.OneTest#x", "a.SetUpTest#first", "a.SetUpTest#second", "a.WaitTest#waits");

    pullFromCi();
    store.runs(clone, USING_X_OF_ONE);
    comparedWith(", 1 commit back");
    assertThat(clone.warnings()).isEmpty();

    assertThat(store.publishes(ci, "snapshot")).isTrue();
    assertThat(ci.ran()).containsExactlyInAnyOrder(ALL);
    clone = ci.clonedTo(parent.resolve("another"));
    store.runs(clone);
    comparedWith("");
  }

  @Test
  void ofTwoRunsAtOnceTheSecondRunsEverythingAndTheFirstPublishes() throws IOException {
    commitEditOfOne("twice at once");
    RunningCommand first = startUntilTheLastTestWaits();
    RunningCommand second = ci.start("test", store.publishing());
    assertThat(second.says("another run is busy")).isTrue();
    Files.delete(ci.file(WAITING));
    assertThat(ci.ended(first).succeeded()).isTrue();
    assertThat(ci.said()).anyMatch(line -> line.endsWith(", published"));
    assertThat(ci.ended(second).succeeded()).isTrue();
    assertThat(ci.ran()).containsExactlyInAnyOrder(ALL);
    assertThat(ci.said())
        .noneMatch(line -> line.endsWith(", published"))
        .anyMatch(line -> line.matches("Running all tests: another run is busy here: .*"));

    pullFromCi();
    clone.edit("Two", "y", "x() + 1");
    store.runs(clone, "a.TwoTest#y");
    comparedWith("");
    store.runs(ci);
  }

  @Test
  void aFullDiskOfTheStoreCostsThoseWhoReadWhatStoodThere() throws IOException {
    commitEditOfOne("no space");
    assertThat(store.publishes(ci, "test")).isTrue();
    assertThat(ci.ran()).containsExactlyInAnyOrder(USING_X_OF_ONE);
    store.server().isFull(true);
    try {
      assertThat(ci.run("snapshot", store.publishing())).isTrue();
    } finally {
      store.server().isFull(false);
    }
    assertThat(ci.ran()).containsExactlyInAnyOrder(ALL);
    assertThat(ci.warnings())
        .singleElement()
        .asString()
        .matches("Not published: cannot write .*: the server has no space left \\(507\\)");

    pullFromCi();
    store.runs(clone, USING_X_OF_ONE);
    comparedWith(", 1 commit back");
    assertThat(clone.warnings())
        .singleElement()
        .asString()
        .contains("cannot be used and will be recorded anew", " is damaged");

    assertThat(store.publishes(ci, "snapshot")).isTrue();
    clone = ci.clonedTo(parent.resolve("another"));
    store.runs(clone);
    comparedWith("");
    assertThat(clone.warnings()).isEmpty();
  }

  /** Links into nowhere take no file, whoever writes it. */
  @Test
  void aFullDiskOfWhoReadsKeepsNothingAndSkipsNothing() throws IOException {
    Path own = Files.createDirectories(clone.file(".git/incremental"));
    Files.createSymbolicLink(own.resolve("remote"), Path.of("nowhere"));
    Files.createSymbolicLink(own.resolve("local"), Path.of("nowhere"));
    clone.edit("One", "x", "1 + 0 * y()");
    for (int i = 0; i < 2; i++) {
      store.runs(clone, USING_X_OF_ONE);
      comparedWith("");
      assertThat(clone.warnings())
          .singleElement()
          .asString()
          .startsWith("What was recorded is lost: cannot write " + own.resolve("local"));
    }
  }

  @Test
  void aSetUpThatFailedElsewhereRunsUntilItIsGreenHere() throws IOException {
    String[] red = {"a.OneTest#x", "a.SetUpTest#"};
    ci.edit("One", "x", "7");
    ci.commit("Break the set-up");
    assertThat(store.publishes(ci, "test")).isFalse();
    assertThat(ci.ran()).containsExactlyInAnyOrder(red);

    pullFromCi();
    store.runsRed(clone, red);
    comparedWith("");
    clone.edit("One", "x", "1");
    store.runs(clone, USING_X_OF_ONE);
    store.runs(clone);
  }
}
