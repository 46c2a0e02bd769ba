package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a project and in git, in a clone that knows nothing but what another clone
 * published, through whole Maven builds.
 */
class SharedHistoryIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static final String[] ALL = {
    "a.BothTest#sum",
    "a.OneTest#x",
    "a.OneTest#y",
    "a.ReadsTest#misses",
    "a.ReadsTest#reads",
    "a.TwoTest#x",
    "a.TwoTest#y"
  };

  private static final String NOTHING = "Nothing is affected: 0 of 7 tests run.";
  private static final String OLD = "src/test/resources/old.txt";

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
        "src/test/java/a/BothTest.java",
        """
        package a;
        class BothTest {
          @org.junit.jupiter.api.Test void sum() {
            org.junit.jupiter.api.Assertions.assertEquals(3, One.x() + Two.y());
          }
        }
        """);
    publisher.write(
        "src/test/java/a/ReadsTest.java",
        """
        package a;
        import org.junit.jupiter.api.*;
        class ReadsTest {
          @Test void reads() { Assertions.assertNotNull(getClass().getResource("/old.txt")); }
          @Test void misses() { Assertions.assertNull(getClass().getResource("/new.txt")); }
        }
        """);
    publisher.write(OLD, "1");
    publisher.committed();
    assertThat(publishes(publisher, "snapshot")).isTrue();
    assertThat(publisher.ran()).containsExactlyInAnyOrder(ALL);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void cloneElsewhere() {
    ci = cloneOf(publisher, "ci");
    clone = cloneOf(publisher, "somewhere else");
  }

  private SmallProject cloneOf(SmallProject project, String name) {
    return project.clonedTo(parent.resolve(name));
  }

  private static boolean publishes(SmallProject project, String goal, String... more) {
    return store.publishes(project, goal, more);
  }

  private void runs(String... tests) throws IOException {
    store.runs(clone, tests);
    if (tests.length == 0) {
      assertThat(clone.said()).contains(NOTHING);
    }
  }

  /** All that run fail. */
  private void runsRed(String... tests) throws IOException {
    store.runsRed(clone, tests);
  }

  private static void editOne(SmallProject project) throws IOException {
    project.edit("One", "x", SAME_AS_BEFORE);
  }

  private static void editTwo(SmallProject project) throws IOException {
    project.edit("Two", "y", "x() + 1");
  }

  /**
   * A branch {@code other} with an edit of one class, and main with one of another class.
   *
   * @param why makes the commits others than those of another story, which are published too
   */
  private static void diverge(SmallProject project, String why) throws IOException {
    project.git().run("checkout", "-q", "-b", "other");
    editOne(project);
    project.commit("Edit one to " + why);
    project.git().run("checkout", "-q", "main");
    editTwo(project);
    project.commit("Edit two to " + why);
  }

  @Test
  void anEditSelectsUncommittedStagedAndUntracked() throws IOException {
    editOne(clone);
    clone.edit("Two", "x", SAME_AS_BEFORE);
    clone.git().run("add", SmallProject.source("Two"));
    clone.write(
        "src/test/java/a/NewTest.java",
        "package a; class NewTest { @org.junit.jupiter.api.Test void added() {} }");
    runs("a.OneTest#x", "a.BothTest#sum", "a.TwoTest#x", "a.NewTest#added");
  }

  @Test
  void aFileThatIsDeletedOrRenamedSelectsWhoReadItAndWhoMissedIt() throws IOException {
    clone.git().run("rm", "-q", OLD);
    runsRed("a.ReadsTest#reads");

    clone = cloneOf(publisher, "another");
    clone.git().run("mv", OLD, "src/test/resources/new.txt");
    clone.commit("Rename");
    runsRed("a.ReadsTest#misses", "a.ReadsTest#reads");
  }

  @Test
  void testsThatAreRenamedDeletedAndAdded() throws IOException {
    String tests = "src/test/java/a/";
    clone.git().run("mv", tests + "OneTest.java", tests + "UnoTest.java");
    clone.replace(tests + "UnoTest.java", "class OneTest", "class UnoTest");
    clone.git().run("rm", "-q", tests + "TwoTest.java");
    clone.replace(tests + "ReadsTest.java", "}\\s*$", "@Test void added() {} }");
    clone.commit("Other tests");
    runs(
        "a.UnoTest#x",
        "a.UnoTest#y",
        "a.ReadsTest#added",
        "a.ReadsTest#misses",
        "a.ReadsTest#reads");
  }

  @Test
  void aCommentAndAReformatSelectNothing() throws IOException {
    clone.replace(
        SmallProject.source("One"), "public static", "\n  /** Says it. */\n  public static");
    clone.commit("Comment");
    clone.replace(SmallProject.source("Two"), "\\{ return", "{\n\n    return");
    runs();
  }

  @Test
  void aRedTestOfAnotherCloneStaysSelectedUntilItIsGreen() throws IOException {
    ci.edit("One", "x", "7");
    ci.commit("Break it");
    assertThat(publishes(ci, "test")).isFalse();

    clone.git().run("pull", "-q", ci.file("").toString(), "main");
    runsRed("a.BothTest#sum", "a.OneTest#x");
    clone.edit("One", "x", "1");
    clone.commit("Mend it");
    runs("a.BothTest#sum", "a.OneTest#x");
    runs();
  }

  @Test
  void aSecondWorkTreeOnAnotherBranch() throws IOException {
    Path second = parent.resolve("second tree");
    clone.git().run("worktree", "add", "-q", "-b", "second", second.toString());
    clone = clone.at(second);
    editOne(clone);
    clone.commit("Edit one in another tree");
    runs("a.BothTest#sum", "a.OneTest#x");
  }

  @Test
  void aMergeRunsWhatDependsOnChangesOfBothParents() throws IOException {
    diverge(ci, "merge");
    assertThat(publishes(ci, "test")).isTrue();
    ci.git().run("checkout", "-q", "other");
    assertThat(publishes(ci, "test")).isTrue();

    clone.git().run("pull", "-q", ci.file("").toString(), "main");
    clone.git().run("pull", "-q", "--no-rebase", "--no-edit", ci.file("").toString(), "other");
    runs("a.BothTest#sum");
  }

  @Test
  void aRebaseRunsWhatItBringsOntoWhatIsPublished() throws IOException {
    diverge(clone, "rebase");
    ci.git().run("pull", "-q", clone.file("").toString(), "main");
    assertThat(publishes(ci, "test")).isTrue();

    clone.git().run("checkout", "-q", "other");
    clone.git().run("rebase", "-q", "main");
    runs("a.BothTest#sum", "a.OneTest#x");
  }

  @Test
  void aShallowCloneSaysWhatItLacks() throws IOException {
    editOne(ci);
    ci.commit("Edit one, too deep");
    Path shallow = parent.resolve("shallow");
    String origin = ci.file("").toUri().toString();
    ci.git().run("clone", "-q", "--depth", "1", origin, shallow.toString());
    clone = clone.at(shallow);
    runs(ALL);
    assertThat(clone.said())
        .anyMatch(line -> line.contains("shallow clone has a snapshot; fetch more of its history"));

    new FileTree(clone.file(".git/incremental")).delete();
    clone.git().run("fetch", "-q", "--depth", "2");
    runs("a.BothTest#sum", "a.OneTest#x");
  }

  @Test
  void aDetachedHeadIsAHeadLikeAnyOther() throws IOException {
    clone.git().run("checkout", "-q", "--detach");
    editOne(clone);
    clone.commit("Edit one on no branch");
    runs("a.BothTest#sum", "a.OneTest#x");
  }

  @Test
  void machinesThatShareARunMeetInTheStore() throws IOException {
    editOne(ci);
    editTwo(ci);
    ci.commit("Edit both for two machines");
    SmallProject second = cloneOf(ci, "second machine");
    assertThat(publishes(ci, "test", "-Dincremental.shard=1/2")).isTrue();
    assertThat(publishes(second, "test", "-Dincremental.shard=2/2")).isTrue();
    Set<String> both = new HashSet<>(ci.ran());
    assertThat(both).doesNotContainAnyElementsOf(second.ran());
    both.addAll(second.ran());
    assertThat(both).containsExactlyInAnyOrder("a.BothTest#sum", "a.OneTest#x", "a.TwoTest#y");

    clone.git().run("pull", "-q", ci.file("").toString(), "main");
    assertThat(publishes(clone, "merge", "-Dincremental.shards=2")).isTrue();
    clone = cloneOf(ci, "another");
    runs();
  }

  @Test
  void withoutGitEverythingRuns() throws IOException {
    new FileTree(clone.file(".git")).delete();
    runs(ALL);
    assertThat(clone.said()).anyMatch(line -> line.contains("no git history"));
  }
}
