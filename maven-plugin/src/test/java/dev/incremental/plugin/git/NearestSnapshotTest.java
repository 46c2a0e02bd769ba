package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestSnapshotTest {
  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void init() {
    checkout = Checkout.init(temporary.resolve("project"));
  }

  @Test
  void isTheHeadItselfWhereItHasOne() {
    String first = checkout.commit("first");
    String second = checkout.commit("second");

    assertThat(nearest(first, second).asOptional()).hasValue(new Baseline(second, 0, "main"));
  }

  @Test
  void countsTheCommitsBetween() {
    String first = checkout.commit("first");
    checkout.commit("second");
    checkout.commit("third");
    checkout.commit("fourth");

    assertThat(nearest(first).asOptional()).hasValue(new Baseline(first, 3, "main"));
  }

  @Test
  void isFoundThroughTheSecondParentOfAMerge() {
    checkout.commit("first");
    checkout.git("switch", "--quiet", "--create", "feature");
    String onFeature = checkout.commit("feature");
    checkout.git("switch", "--quiet", "main");
    checkout.commit("on main");
    checkout.merge("feature");

    assertThat(nearest(onFeature).asOptional()).hasValue(new Baseline(onFeature, 2, "main"));
  }

  @Test
  void isNotTheRootOfAStaleBranchWhereTheMainLineHasOneNearerInTime() {
    String old = checkout.commit("old");
    checkout.git("switch", "--quiet", "--create", "stale");
    checkout.commit("stale");
    checkout.git("switch", "--quiet", "main");
    String recent = checkout.commit("recent");
    checkout.commit("more");
    checkout.commit("and more");
    checkout.merge("stale");

    assertThat(nearest(old, recent).asOptional()).hasValue(new Baseline(recent, 4, "main"));
  }

  @Test
  void isTheForkPointAfterARebase() {
    String base = checkout.commit("base");
    checkout.git("switch", "--quiet", "--create", "feature");
    String rebased = checkout.file("f", "f").commit("feature");
    checkout.git("switch", "--quiet", "main");
    String onto = checkout.file("m", "m").commit("main");
    checkout.git("switch", "--quiet", "feature");
    checkout.git("rebase", "--quiet", "main");

    assertThat(nearest(base, rebased).asOptional()).hasValue(new Baseline(base, 2, "main"));
    assertThat(nearest(onto, rebased).asOptional()).hasValue(new Baseline(onto, 1, "main"));
  }

  @Test
  void isNeverACommitThatIsNoAncestor() {
    checkout.commit("first");
    checkout.git("switch", "--quiet", "--create", "feature");
    String onFeature = checkout.commit("feature");
    checkout.git("switch", "--quiet", "main");

    assertThat(nearest(onFeature).problem())
        .hasValue("the only commit has no snapshot of this module yet");
  }

  @Test
  void countsCommitsOfAMergedBranchThatTheBaselineLacks() {
    checkout.commit("first");
    checkout.git("switch", "--quiet", "--create", "feature");
    checkout.commit("one");
    checkout.commit("two");
    checkout.git("switch", "--quiet", "main");
    String onMain = checkout.commit("on main");
    checkout.merge("feature");

    Baseline baseline = nearest(onMain).asOptional().orElseThrow();
    assertThat(baseline.distance()).isEqualTo(3);
    assertThat(checkout.git("rev-list", "--count", onMain + "..HEAD")).isEqualTo("3");
  }

  @Test
  void isFoundThroughEachParentOfAnOctopus() {
    checkout.commit("first");
    for (String branch : List.of("a", "b", "c")) {
      checkout.git("switch", "--quiet", "--create", branch, "main");
      checkout.file(branch, branch).commit(branch);
    }
    checkout.git("switch", "--quiet", "main");
    checkout.merge("a", "b", "c");

    for (String branch : List.of("a", "b", "c")) {
      String commit = checkout.git("rev-parse", branch);
      assertThat(nearest(commit).asOptional()).hasValue(new Baseline(commit, 3, "main"));
    }
  }

  @Test
  void belongsToTheBranchThatIsCheckedOutWhereNoMainLineHasIt() {
    checkout.commit("first");
    checkout.git("switch", "--quiet", "--create", "feature");
    String onFeature = checkout.commit("feature");
    checkout.commit("more");

    assertThat(nearest(onFeature).asOptional()).hasValue(new Baseline(onFeature, 1, "feature"));
  }

  @Test
  void belongsToTheRemotesMainLineOnADetachedHead() {
    String first = checkout.commit("first");
    Path clone = temporary.resolve("clone");
    checkout.git("clone", "--quiet", checkout.directory().toString(), clone.toString());
    Checkout detached = checkout.at(clone);
    detached.git("switch", "--quiet", "--detach");
    detached.commit("second");
    detached.git("branch", "--quiet", "--delete", "--force", "main");

    try (GitRepository git = GitRepository.open(clone).asOptional().orElseThrow()) {
      assertThat(git.nearest(Set.of(first)).asOptional())
          .hasValue(List.of(new Baseline(first, 1, "origin/main")));
    }
  }

  @Test
  void isFoundWhereAClockWentBackwards() {
    String first = checkout.commit("first");
    checkout.commitAt(1_000_000_000, "long ago");
    checkout.commit("last");

    assertThat(nearest(first).asOptional()).hasValue(new Baseline(first, 2, "main"));
  }

  @Test
  void isSearchedForInAThousandCommitsAndNoFurther() {
    List<String> youngestFirst = checkout.history(2_000);

    assertThat(nearest(youngestFirst.get(999)).asOptional())
        .hasValue(new Baseline(youngestFirst.get(999), 999, "main"));
    assertThat(nearest(youngestFirst.get(1_000)).problem())
        .hasValue("none of the last 1000 commits has a snapshot");
    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      assertThat(git.nearest(youngestFirst.get(1_999)::equals, 2_000).asOptional())
          .hasValueSatisfying(
              found -> assertThat(found).extracting(Baseline::distance).containsExactly(1_999));
    }
  }

  @Test
  void isFoundInAPartialClone() {
    checkout.git("config", "uploadpack.allowFilter", "true");
    String first = checkout.file("a", "a\nb\nc\n").commit("first");
    checkout.git("mv", "a", "b");
    checkout.file("b", "a\nb\nd\n").commit("second");
    Path partial = temporary.resolve("partial");
    String url = "file://" + checkout.directory();
    checkout.git("clone", "--quiet", "--filter=blob:none", url, partial.toString());

    try (GitRepository git = GitRepository.open(partial).asOptional().orElseThrow()) {
      assertThat(git.nearest(Set.of(first)).asOptional())
          .hasValue(List.of(new Baseline(first, 1, "main")));
      assertThat(git.changes(first).asOptional().orElseThrow())
          .extracting(ChangedFile::path)
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @Test
  void isFoundWhereReferencesAreInARefTable() throws Exception {
    String first = checkout.commit("first");
    String second = checkout.commit("second");
    checkout.convertToRefTable();

    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      assertThat(git.head().asOptional()).hasValue(new Head(second, "main"));
      assertThat(git.nearest(Set.of(first)).asOptional())
          .hasValue(List.of(new Baseline(first, 1, "main")));
      assertThat(git.isDirty()).isFalse();
    }
  }

  @Test
  void isOneOfEachParentOfAMerge() {
    String base = checkout.commit("base");
    checkout.git("switch", "--quiet", "--create", "feature");
    String onFeature = checkout.file("f", "f").commit("feature");
    checkout.git("switch", "--quiet", "main");
    String onMain = checkout.file("m", "m").commit("on main");
    checkout.merge("feature");

    assertThat(all(base, onFeature, onMain))
        .containsExactlyInAnyOrder(
            new Baseline(onMain, 2, "main"), new Baseline(onFeature, 2, "main"));
  }

  @Test
  void isNoAncestorOfAnotherOne() {
    String base = checkout.commit("base");
    checkout.git("switch", "--quiet", "--create", "feature");
    checkout.file("f", "f").commit("feature");
    checkout.git("switch", "--quiet", "main");
    String onMain = checkout.file("m", "m").commit("on main");
    checkout.merge("feature");

    assertThat(all(base, onMain)).containsExactly(new Baseline(onMain, 2, "main"));
  }

  @Test
  void isSearchedForFromACommitOfTheUsersChoice() {
    String base = checkout.commit("base");
    String second = checkout.commit("second");
    checkout.git("tag", "v1");
    String third = checkout.commit("third");

    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      Set<String> commits = Set.of(base, second, third);
      assertThat(git.nearest(commits, "v1").asOptional())
          .hasValue(List.of(new Baseline(second, 1, "main")));
      assertThat(git.nearest(commits, "main~2").asOptional())
          .hasValue(List.of(new Baseline(base, 2, "main")));
      assertThat(git.nearest(commits, "nowhere").problem())
          .hasValue("'nowhere' names no commit of this clone");
      assertThat(git.nearest(commits, "a..b").problem())
          .hasValue("'a..b' names no commit of this clone");
    }
  }

  @Test
  void isSearchedForFromABranchOfTheRemoteRepository() {
    String first = checkout.commit("first");
    Path clone = temporary.resolve("clone");
    checkout.git("clone", "--quiet", checkout.directory().toString(), clone.toString());
    Checkout cloned = checkout.at(clone);
    cloned.git("switch", "--quiet", "--create", "feature");
    cloned.git("branch", "--quiet", "--delete", "--force", "main");

    try (GitRepository git = GitRepository.open(clone).asOptional().orElseThrow()) {
      assertThat(git.nearest(Set.of(first), "main").asOptional())
          .hasValue(List.of(new Baseline(first, 0, "origin/main")));
    }
  }

  private Reading<Baseline> nearest(String... commits) {
    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      return git.nearest(Set.of(commits)).then(found -> new Reading.Known<>(found.get(0)));
    }
  }

  private List<Baseline> all(String... commits) {
    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      return git.nearest(Set.of(commits)).asOptional().orElseThrow();
    }
  }
}
