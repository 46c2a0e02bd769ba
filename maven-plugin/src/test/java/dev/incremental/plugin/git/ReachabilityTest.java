package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachabilityTest {
  @TempDir Path temporary;
  private Checkout checkout;

  @BeforeEach
  void init() {
    checkout = Checkout.init(temporary.resolve("project"));
  }

  @Test
  void countsTheStepsFromTheNearestBranch() {
    String first = checkout.commit("first");
    String second = checkout.commit("second");
    checkout.git("switch", "--quiet", "--create", "feature");
    String third = checkout.commit("third");
    checkout.git("switch", "--quiet", "main");

    Reachability reachable = reachable();

    assertThat(reachable.distance(first)).hasValue(1);
    assertThat(reachable.distance(second)).hasValue(0);
    assertThat(reachable.distance(third)).hasValue(0);
    assertThat(reachable.distance("0".repeat(40))).isEmpty();
    assertThat(reachable.distance("0".repeat(64))).isEmpty();
  }

  @Test
  void aDeletedBranchHoldsNothing() {
    checkout.commit("first");
    checkout.git("switch", "--quiet", "--create", "feature");
    String lost = checkout.commit("feature");
    checkout.git("switch", "--quiet", "main");
    checkout.git("branch", "--quiet", "-D", "feature");

    assertThat(reachable().distance(lost)).isEmpty();
  }

  @Test
  void remoteBranchesTagsAndDetachedWorkTreesHoldTheirCommits() {
    String first = checkout.commit("first");
    checkout.git("switch", "--quiet", "--detach");
    String tagged = checkout.commit("tagged");
    checkout.git("tag", "--annotate", "--message", "v1", "v1");
    checkout.git("tag", "of-a-tree", "HEAD^{tree}");
    checkout.git("checkout", "--quiet", first);
    String fetched = checkout.commit("fetched");
    checkout.git("update-ref", "refs/remotes/origin/topic", fetched);
    checkout.git("checkout", "--quiet", first);
    checkout.git("worktree", "add", "--quiet", "--detach", temporary.resolve("other").toString());
    String elsewhere = checkout.at(temporary.resolve("other")).commit("elsewhere");

    Reachability reachable = reachable();

    assertThat(reachable.distance(fetched)).hasValue(0);
    assertThat(reachable.distance(elsewhere)).hasValue(0);
    assertThat(reachable.distance(first)).hasValue(0);
    assertThat(reachable.distance(tagged).orElseThrow()).isGreaterThan(3);
    assertThat(inside(temporary.resolve("other")).distance(tagged)).isPresent();
  }

  @Test
  void whatIsCheckedOutInTheFirstWorkTreeCountsInTheOthersToo() {
    checkout.commit("first");
    checkout.git("worktree", "add", "--quiet", "--detach", temporary.resolve("other").toString());
    checkout.git("switch", "--quiet", "--detach");
    String detached = checkout.commit("detached");

    assertThat(inside(temporary.resolve("other")).distance(detached)).hasValue(0);
  }

  @Test
  void theNearestSnapshotsAreThoseOnAllWaysFromEachBranch() {
    String old = checkout.commit("old");
    String base = checkout.commit("base");
    checkout.git("switch", "--quiet", "--create", "feature");
    String onFeature = checkout.commit("on feature");
    checkout.git("switch", "--quiet", "main");
    checkout.commit("on main");
    checkout.merge("feature");
    checkout.git("branch", "stale", old);

    assertThat(reachable().nearest(Set.of(old, base, onFeature)))
        .containsExactlyInAnyOrder(old, base, onFeature);
    checkout.git("branch", "-D", "stale");
    checkout.git("branch", "-D", "feature");
    assertThat(reachable().nearest(Set.of(old, base, onFeature)))
        .containsExactlyInAnyOrder(base, onFeature);
    assertThat(reachable().nearest(Set.of(old, "0".repeat(40)))).containsExactly(old);
  }

  @Test
  void aLongHistoryIsWalkedWhole() {
    List<String> commits = checkout.history(3_000);

    Reachability reachable = reachable();

    assertThat(reachable.distance(commits.get(2_999))).hasValue(2_999);
    assertThat(reachable.nearest(Set.of(commits.get(2_000), commits.get(2_500))))
        .containsExactly(commits.get(2_000));
  }

  @Test
  void ofAShallowCloneNothingIsKnown() {
    checkout.commit("first");
    checkout.commit("second");
    Path shallow = temporary.resolve("shallow");
    checkout.git("clone", "--quiet", "--depth=1", "file://" + checkout.directory(), "" + shallow);

    assertThat(reading(shallow).problem().orElseThrow()).contains("shallow", "git fetch");
  }

  @Test
  void whereACommitIsMissingNothingIsKnown() throws Exception {
    String first = checkout.commit("first");
    checkout.commit("second");
    Files.delete(checkout.path(".git/objects/" + first.substring(0, 2) + "/" + first.substring(2)));

    assertThat(reading(checkout.directory()).problem().orElseThrow()).contains("issing");
  }

  private Reachability reachable() {
    return inside(checkout.directory());
  }

  private static Reachability inside(Path directory) {
    return reading(directory).asOptional().orElseThrow();
  }

  private static Reading<Reachability> reading(Path directory) {
    try (GitRepository git = GitRepository.open(directory).asOptional().orElseThrow()) {
      return git.reachable();
    }
  }
}
