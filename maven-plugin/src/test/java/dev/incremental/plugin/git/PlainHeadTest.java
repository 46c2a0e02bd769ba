package dev.incremental.plugin.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainHeadTest {
  @TempDir Path temporary;
  private Checkout checkout;
  private String commit;

  @BeforeEach
  void commit() throws IOException {
    checkout = Checkout.init(temporary.toRealPath().resolve("own")).file("A.java", "class A {}");
    commit = checkout.commit("first");
  }

  @Test
  void readsABranchInAFileOfItsOwn() throws IOException {
    assertThat(read()).contains(new Head(commit, "main"));
  }

  @Test
  void readsAPackedBranch() throws IOException {
    checkout.git("pack-refs", "--all");

    assertThat(read()).contains(new Head(commit, "main"));
  }

  @Test
  void prefersTheFileOfItsOwnToAPackedOne() throws IOException {
    checkout.git("pack-refs", "--all");
    String second = checkout.file("B.java", "class B {}").commit("second");

    assertThat(read()).contains(new Head(second, "main"));
  }

  @Test
  void tellsABranchFromOneWhoseNameEndsAlike() throws IOException {
    checkout.git("branch", "other/main");
    checkout.file("B.java", "class B {}").commit("second");
    checkout.git("switch", "--quiet", "other/main");
    checkout.git("pack-refs", "--all");

    assertThat(read()).contains(new Head(commit, "other/main"));
  }

  @Test
  void readsADetachedHead() throws IOException {
    checkout.git("switch", "--quiet", "--detach");

    assertThat(read()).contains(new Head(commit, null));
  }

  @Test
  void readsAnotherWorkTree() throws IOException {
    Path second = temporary.toRealPath().resolve("second");
    checkout.git("worktree", "add", "--quiet", second.toString(), "-b", "other");

    assertThat(new PlainHead(GitDirectories.of(second)).read()).contains(new Head(commit, "other"));
  }

  @Test
  void leavesABranchWithoutACommitToJGit() throws IOException {
    checkout.git("switch", "--quiet", "--orphan", "empty");

    assertThat(read()).isEmpty();
  }

  @Test
  void leavesARepositoryWithExtensionsToJGit() throws IOException {
    checkout.git("config", "extensions.noop", "true");

    assertThat(read()).isEmpty();
  }

  @Test
  void leavesAConfigurationThatIncludesAnotherToJGit() throws IOException {
    checkout.git("config", "include.path", "../more");

    assertThat(read()).isEmpty();
  }

  @Test
  void leavesABareRepositoryToJGit() throws IOException {
    checkout.git("config", "core.bare", "true");

    assertThat(read()).isEmpty();
  }

  @Test
  void leavesADamagedBranchToJGit() throws IOException {
    Files.writeString(checkout.path(".git/refs/heads/main"), "\0\0\0");

    assertThat(read()).isEmpty();
  }

  private Optional<Head> read() throws IOException {
    return new PlainHead(GitDirectories.of(checkout.directory())).read();
  }
}
