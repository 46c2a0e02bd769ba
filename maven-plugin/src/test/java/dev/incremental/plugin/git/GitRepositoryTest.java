package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  @TempDir Path temporary;
  private Checkout checkout;
  private String first;

  @BeforeEach
  void commit() throws IOException {
    temporary = temporary.toRealPath();
    checkout = Checkout.init(temporary.resolve("my Grüße")).file("core/src/A.java", "class A {}");
    first = checkout.commit("first");
  }

  @Test
  void saysWhenTheHeadWasMade() {
    checkout.commitAt(1_000_000_000, "long ago");
    long seconds = Long.parseLong(checkout.git("log", "-1", "--format=%ct"));

    try (GitRepository git = open(checkout.directory())) {
      assertThat(git.headTime().asOptional()).hasValue(Instant.ofEpochSecond(seconds));
    }
  }

  @Test
  void isFoundFromAnyDirectoryInside() {
    try (GitRepository git = open(checkout.path("core/src"))) {
      assertThat(git.root()).isEqualTo(checkout.directory());
      assertThat(git.commonDirectory()).isEqualTo(checkout.path(".git"));
      assertThat(git.workTreeId()).isEqualTo("main");
    }
  }

  @Test
  void isFoundFromADirectoryThatWasDeleted() {
    try (GitRepository git = open(checkout.path("gone/src/main"))) {
      assertThat(git.root()).isEqualTo(checkout.directory());
    }
  }

  @Test
  void isFoundThroughASymbolicLink() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), checkout.path("core"));

    try (GitRepository git = open(link)) {
      assertThat(git.root()).isEqualTo(checkout.directory());
    }
  }

  @Test
  void knowsTheBranchThatIsCheckedOut() {
    checkout.git("branch", "other");
    try (GitRepository git = open(checkout.directory())) {
      assertThat(git.branches().asOptional()).hasValue(Set.of("main"));
    }
  }

  @Test
  void knowsTheBranchesThatEndWhereNoneIsCheckedOut() {
    checkout.git("update-ref", "refs/remotes/origin/release/1.0", first);
    checkout.commit("second");
    checkout.git("checkout", "-q", "--detach", first);
    checkout.git("branch", "other", first);
    checkout.git("tag", "v1", first);
    try (GitRepository git = open(checkout.directory())) {
      assertThat(git.branches().asOptional()).hasValue(Set.of("other", "release/1.0"));
    }
  }

  @Test
  void knowsItsHead() {
    try (GitRepository git = open(checkout.directory())) {
      Head head = git.head().asOptional().orElseThrow();
      assertThat(head).isEqualTo(new Head(first, "main"));
      assertThat(head.shortId()).isEqualTo(first.substring(0, 7));
      String second = checkout.commit("second");
      assertThat(git.head().asOptional()).hasValue(new Head(second, "main"));
    }
  }

  @Test
  void namesABranchWithASlash() {
    checkout.git("switch", "--quiet", "--create", "feature/invoice");

    assertThat(head()).isEqualTo(new Head(first, "feature/invoice"));
  }

  @Test
  void hasNoBranchOnADetachedHead() {
    checkout.git("switch", "--quiet", "--detach");

    assertThat(head()).isEqualTo(new Head(first, null));
  }

  @Test
  void saysThatABranchHasNoCommitYet() {
    Checkout unborn = Checkout.init(temporary.resolve("unborn"));

    try (GitRepository git = open(unborn.directory())) {
      assertThat(git.head().problem()).hasValue("there is no commit yet on main");
      assertThat(git.nearest(Set.of(first)).problem()).hasValue("there is no commit yet on main");
      assertThat(git.isDirty()).isFalse();
    }
  }

  @Test
  void sharesItsCommonDirectoryWithOtherWorkTreesButNotItsId() {
    Path second = temporary.resolve("second");
    checkout.git("worktree", "add", "--quiet", second.toString(), "-b", "other");
    Checkout other = checkout.at(second);
    String onOther = other.file("b", "b").commit("on other");

    try (GitRepository git = open(second)) {
      assertThat(git.root()).isEqualTo(second);
      assertThat(git.commonDirectory()).isEqualTo(checkout.path(".git"));
      assertThat(git.workTreeId()).isEqualTo("worktree-second");
      assertThat(git.head().asOptional()).hasValue(new Head(onOther, "other"));
      assertThat(git.nearest(Set.of(first)).asOptional())
          .hasValue(List.of(new Baseline(first, 1, "main")));
      other.file("b", "edited");
      assertThat(git.isDirty()).isTrue();
    }
    assertThat(head()).isEqualTo(new Head(first, "main"));
    assertThat(isDirty()).isFalse();
  }

  @Test
  void keepsItsIdWhenItIsMoved() throws IOException {
    Path moved = Files.move(checkout.directory(), temporary.resolve("moved"));

    try (GitRepository git = open(moved)) {
      assertThat(git.workTreeId()).isEqualTo("main");
      assertThat(git.root()).isEqualTo(moved);
      assertThat(git.isDirty()).isFalse();
    }
  }

  @Test
  void isTheSubmoduleInsideASubmodule() {
    Checkout outer = Checkout.init(temporary.resolve("outer"));
    outer.git("submodule", "--quiet", "add", checkout.directory().toString(), "lib");
    outer.commit("with a submodule");

    try (GitRepository git = open(outer.path("lib/core"))) {
      assertThat(git.root()).isEqualTo(outer.path("lib"));
      assertThat(git.commonDirectory()).isEqualTo(outer.path(".git/modules/lib"));
      assertThat(git.head().asOptional()).hasValue(new Head(first, "main"));
    }
  }

  @Test
  void isDirtyWhenASubmoduleIs() {
    Checkout outer = Checkout.init(temporary.resolve("outer"));
    outer.git("submodule", "--quiet", "add", checkout.directory().toString(), "lib");
    outer.commit("with a submodule");
    assertThat(isDirty(outer)).isFalse();

    outer.file("lib/core/src/A.java", "class A { int edited; }");
    assertThat(isDirty(outer)).isTrue();

    outer.at(outer.path("lib")).commit("in the submodule");
    assertThat(isDirty(outer)).isTrue();

    outer.commit("take it");
    assertThat(isDirty(outer)).isFalse();
  }

  @Test
  void isNotDirtyForASubmoduleThatIsNotCheckedOut() {
    Checkout outer = Checkout.init(temporary.resolve("outer"));
    outer.git("submodule", "--quiet", "add", checkout.directory().toString(), "lib");
    outer.commit("with a submodule");
    outer.git("submodule", "--quiet", "deinit", "--force", "lib");

    assertThat(outer.git("status", "--porcelain")).isEmpty();
    assertThat(isDirty(outer)).isFalse();
  }

  @Test
  void knowsWhereAShallowClonesHistoryEnds() {
    checkout.commit("second");
    String third = checkout.commit("third");
    Path shallow = temporary.resolve("shallow");
    checkout.git("clone", "--quiet", "--depth=1", "file://" + checkout.directory(), "" + shallow);

    try (GitRepository git = open(shallow)) {
      assertThat(git.shallow().asOptional()).hasValue(Set.of(third));
      assertThat(git.isDirty()).isFalse();
      assertThat(git.nearest(Set.of(third)).asOptional())
          .hasValue(List.of(new Baseline(third, 0, "main")));
      assertThat(git.nearest(Set.of(first)).problem())
          .hasValueSatisfying(
              reason ->
                  assertThat(reason).contains("shallow clone", "the 1 commit", "fetch-depth"));
      assertThat(git.changes(first).problem()).isPresent();
    }
    try (GitRepository git = open(checkout.directory())) {
      assertThat(git.shallow().asOptional()).hasValue(Set.of());
    }
  }

  private Head head() {
    try (GitRepository git = open(checkout.directory())) {
      return git.head().asOptional().orElseThrow();
    }
  }

  private boolean isDirty() {
    return isDirty(checkout);
  }

  private static boolean isDirty(Checkout checkout) {
    try (GitRepository git = open(checkout.directory())) {
      return git.isDirty();
    }
  }

  private static GitRepository open(Path directory) {
    return GitRepository.open(directory).asOptional().orElseThrow();
  }
}
