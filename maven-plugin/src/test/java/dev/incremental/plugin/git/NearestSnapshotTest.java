package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  private Reading<Baseline> nearest(String... commits) {
    try (GitRepository git = GitRepository.open(checkout.directory()).asOptional().orElseThrow()) {
      return git.nearest(Set.of(commits));
    }
  }
}
