package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches, work trees and what git makes of them, through whole Maven builds. */
class HistoryIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static final String NOTHING = "Nothing is affected: 0 of 5 tests run.";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory);
    recorded.write(
        "src/test/java/a/BothTest.java",
        """
        package a;
        class BothTest {
          @org.junit.jupiter.api.Test void sum() {
            org.junit.jupiter.api.Assertions.assertEquals(3, One.x() + Two.y());
          }
        }
        """);
    recorded = recorded.committed();
    assertThat(recorded.run("snapshot")).isTrue();
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  private void checkOut(String what) {
    project.git().run("checkout", "-q", what);
  }

  private void runs(String... tests) throws IOException {
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactlyInAnyOrder(tests);
    if (tests.length == 0) {
      assertThat(project.said()).contains(NOTHING);
    }
  }

  private void editOne() throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
  }

  private void editTwo() throws IOException {
    project.edit("Two", "y", "x() + 1");
  }

  @Test
  void aSecondWorkTreeKnowsWhatTheFirstRecorded() throws IOException {
    Path second = parent.resolve("second tree");
    project.git().run("worktree", "add", "-q", "-b", "second", second.toString());
    project = project.at(second);
    runs();

    editOne();
    runs("a.BothTest#sum", "a.OneTest#x");
    runs();
  }

  @Test
  void anotherBranchAndBackRunWhatDiffersOnce() throws IOException {
    project.git().run("checkout", "-q", "-b", "other");
    editOne();
    project.commit("Edit one");
    runs("a.BothTest#sum", "a.OneTest#x");

    checkOut("main");
    runs();
    editTwo();
    runs("a.BothTest#sum", "a.TwoTest#y");
    checkOut(".");
    checkOut("other");
    runs();
  }

  @Test
  void aDetachedHeadIsAHeadLikeAnyOther() throws IOException {
    editOne();
    project.commit("Edit one");
    runs("a.BothTest#sum", "a.OneTest#x");

    checkOut("HEAD~1");
    runs();
    editTwo();
    project.commit("Edit two");
    runs("a.BothTest#sum", "a.TwoTest#y");
  }

  @Test
  void aRebaseRunsWhatItBringsTogether() throws IOException {
    project.git().run("checkout", "-q", "-b", "other");
    editOne();
    project.commit("Edit one");
    runs("a.BothTest#sum", "a.OneTest#x");
    checkOut("main");
    editTwo();
    project.commit("Edit two");
    runs("a.BothTest#sum", "a.TwoTest#y");

    checkOut("other");
    project.git().run("rebase", "-q", "main");
    runs("a.BothTest#sum");
    runs();
  }

  @Test
  void aMergeRunsWhatDependsOnChangesOfBothParents() throws IOException {
    project.git().run("checkout", "-q", "-b", "other");
    editOne();
    project.commit("Edit one");
    runs("a.BothTest#sum", "a.OneTest#x");
    checkOut("main");
    editTwo();
    project.commit("Edit two");
    runs("a.BothTest#sum", "a.TwoTest#y");

    project.git().run("merge", "-q", "--no-edit", "other");
    runs("a.BothTest#sum");
    runs();
  }

  @Test
  void twoRunsAtOnceInOneCheckoutAreBothGreen() throws IOException {
    editOne();
    assertThat(project.build("test-compile")).isTrue();
    RunningCommand one = project.start("test");
    RunningCommand other = project.start("test");
    assertThat(project.ended(one).succeeded()).as("one").isTrue();
    assertThat(project.ended(other).succeeded()).as("other").isTrue();

    runs();
  }

  /** What Surefire deletes at its end must not be what another run's fork is about to read. */
  @Test
  void aRunEndsWithoutTheFilesThatForksOfAnotherNeed() throws IOException {
    editOne();
    Path java = project.file("slow/bin/java");
    project.write(
        "slow/bin/java",
        """
        #!/bin/sh
        case "$*" in
          *surefirebooter*) touch begun; while [ -e begun ]; do sleep 0.1; done ;;
        esac
        exec '%s/bin/java' "$@"
        """
            .formatted(System.getProperty("java.home")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    RunningCommand first = project.start("test", "-Djvm=" + java);
    while (!Files.exists(project.file("begun"))) {
      assertThat(first.goesOnFor(Duration.ofMillis(20))).as("waits for its fork").isTrue();
    }

    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.contains("another run is busy here"));

    Files.delete(project.file("begun"));
    assertThat(project.ended(first).succeeded()).as("first").isTrue();
    assertThat(project.said()).contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
  }
}
