package dev.incremental.plugin.git;

import static dev.incremental.plugin.git.ChangedFile.Kind.ADDED;
import static dev.incremental.plugin.git.ChangedFile.Kind.DELETED;
import static dev.incremental.plugin.git.ChangedFile.Kind.MODIFIED;
import static dev.incremental.plugin.git.ChangedFile.Kind.RENAMED;
import static dev.incremental.plugin.git.ChangedFile.Source.COMMITTED;
import static dev.incremental.plugin.git.ChangedFile.Source.STAGED;
import static dev.incremental.plugin.git.ChangedFile.Source.UNSTAGED;
import static dev.incremental.plugin.git.ChangedFile.Source.UNTRACKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.git.ChangedFile.Kind;
import dev.incremental.plugin.git.ChangedFile.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {
  @TempDir Path temporary;
  private Checkout checkout;
  private String baseline;

  @BeforeEach
  void commitTwoFiles() {
    checkout =
        Checkout.init(temporary.resolve("my project"))
            .file("src/Invoice.java", "class Invoice {\n int total() { return 1; }\n}\n")
            .file("src/Order.java", "class Order {}\n")
            .file(".gitignore", "target/\n");
    baseline = checkout.commit("first");
  }

  @Test
  void nothingChangedInACleanCheckout() {
    assertThat(changes()).isEmpty();
    assertThat(isDirty()).isFalse();
  }

  @Test
  void namesACommittedEdit() {
    checkout.file("src/Invoice.java", "class Invoice {}\n").commit("edit");

    assertThat(changes()).containsExactly(change("src/Invoice.java", MODIFIED, COMMITTED));
    assertThat(isDirty()).isFalse();
  }

  @Test
  void namesAnEditThatIsNotStaged() {
    checkout.file("src/Invoice.java", "class Invoice {}\n");

    assertThat(changes()).containsExactly(change("src/Invoice.java", MODIFIED, UNSTAGED));
    assertThat(isDirty()).isTrue();
  }

  @Test
  void seesAnEditThatLeavesSizeAsItWas() {
    checkout.file("src/Invoice.java", "class Invoice {\n int total() { return 2; }\n}\n");

    assertThat(changes()).containsExactly(change("src/Invoice.java", MODIFIED, UNSTAGED));
  }

  @Test
  void seesNoEditWhereOnlyTheTimeStampMoved() throws IOException {
    Instant later = Instant.now().plusSeconds(100);
    Files.setLastModifiedTime(checkout.path("src/Invoice.java"), FileTime.from(later));

    assertThat(changes()).isEmpty();
  }

  @Test
  void namesAStagedEdit() {
    checkout.file("src/Invoice.java", "class Invoice {}\n").git("add", "src");

    assertThat(changes()).containsExactly(change("src/Invoice.java", MODIFIED, STAGED));
    assertThat(isDirty()).isTrue();
  }

  @Test
  void namesAFileThatIsEditedStagedAndEditedAgainOnceForEachStep() {
    checkout.file("src/Invoice.java", "class Invoice {}\n").commit("edit");
    checkout.file("src/Invoice.java", "class Invoice { int a; }\n").git("add", "src");
    checkout.file("src/Invoice.java", "class Invoice { int a, b; }\n");

    assertThat(changes())
        .containsExactly(
            change("src/Invoice.java", MODIFIED, COMMITTED),
            change("src/Invoice.java", MODIFIED, STAGED),
            change("src/Invoice.java", MODIFIED, UNSTAGED));
  }

  @Test
  void namesUntrackedFilesAndLeavesOutIgnoredOnes() {
    checkout.file("src/deep/New.java", "").file("target/classes/New.class", "");

    assertThat(changes()).containsExactly(change("src/deep/New.java", ADDED, UNTRACKED));
    assertThat(isDirty()).isTrue();
  }

  @Test
  void namesAFileThatIsAddedToTheIndex() {
    checkout.file("src/New.java", "").git("add", "src");

    assertThat(changes()).containsExactly(change("src/New.java", ADDED, STAGED));
  }

  @Test
  void namesDeletedFiles() {
    checkout.delete("src/Invoice.java").git("rm", "--quiet", "src/Order.java");

    assertThat(changes())
        .containsExactlyInAnyOrder(
            change("src/Order.java", DELETED, STAGED),
            change("src/Invoice.java", DELETED, UNSTAGED));
  }

  @Test
  void namesACommittedRenameEvenWithAnEdit() {
    checkout.git("mv", "src/Invoice.java", "src/Bill.java");
    checkout.file("src/Bill.java", "class Bill {\n int total() { return 1; }\n}\n").commit("name");

    assertThat(changes())
        .containsExactly(new ChangedFile("src/Bill.java", RENAMED, COMMITTED, "src/Invoice.java"));
  }

  @Test
  void namesAStagedRename() {
    checkout.git("mv", "src/Invoice.java", "src/Bill.java");

    assertThat(changes())
        .containsExactly(new ChangedFile("src/Bill.java", RENAMED, STAGED, "src/Invoice.java"));
  }

  @Test
  void namesAConflictOnce() {
    checkout.git("switch", "--quiet", "--create", "other");
    checkout.file("src/Order.java", "class Order { int other; }\n").commit("other");
    checkout.git("switch", "--quiet", "main");
    checkout.file("src/Order.java", "class Order { int mine; }\n").commit("mine");
    checkout.failing("merge", "--quiet", "other");

    assertThat(changes())
        .containsExactly(
            change("src/Order.java", MODIFIED, COMMITTED),
            change("src/Order.java", MODIFIED, UNSTAGED));
  }

  @Test
  void comparesWithACommitOfAnotherBranchToo() {
    checkout.git("switch", "--quiet", "--create", "feature");
    checkout.file("src/Feature.java", "class Feature {}\n").commit("feature");
    checkout.git("switch", "--quiet", "main");
    checkout.file("src/Main.java", "class Main {}\n").commit("main");
    checkout.merge("feature");

    assertThat(changes())
        .containsExactlyInAnyOrder(
            change("src/Feature.java", ADDED, COMMITTED),
            change("src/Main.java", ADDED, COMMITTED));
  }

  @Test
  void everythingIsAnAdditionBeforeTheFirstCommit() {
    Checkout unborn = Checkout.init(temporary.resolve("unborn")).file("a", "a").file("b", "b");
    unborn.git("add", "a");

    try (GitRepository git = open(unborn.directory())) {
      assertThat(git.uncommitted().asOptional().orElseThrow())
          .containsExactly(change("a", ADDED, STAGED), change("b", ADDED, UNTRACKED));
    }
  }

  @Test
  void namesPathsThatAreNotAscii() {
    checkout.file("src/Grüße 你好.txt", "x");

    assertThat(changes()).containsExactly(change("src/Grüße 你好.txt", ADDED, UNTRACKED));
  }

  @Test
  void neverNamesTheStore() {
    checkout.file(".git/incremental/snapshots/x", "x");

    assertThat(changes()).isEmpty();
  }

  @Test
  void neverNamesTheStoreOfASeparateGitDirectoryInsideTheWorkTree() {
    Checkout separate = Checkout.init(temporary.resolve("separate")).file("a", "a");
    String first = separate.commit("first");
    separate.git("init", "--quiet", "--separate-git-dir=" + separate.path("meta"));
    separate.file("meta/incremental/snapshots/x", "x");

    try (GitRepository git = open(separate.directory())) {
      assertThat(git.changes(first).asOptional().orElseThrow()).isEmpty();
    }
  }

  @Test
  void saysWhichCommitIsMissing() {
    try (GitRepository git = open(checkout.directory())) {
      assertThat(git.changes("0123456789012345678901234567890123456789").problem())
          .hasValueSatisfying(reason -> assertThat(reason).contains("0123456"));
      assertThat(git.changes("nonsense").problem()).isPresent();
    }
  }

  private List<ChangedFile> changes() {
    try (GitRepository git = open(checkout.path("src"))) {
      return git.changes(baseline).asOptional().orElseThrow();
    }
  }

  private boolean isDirty() {
    try (GitRepository git = open(checkout.directory())) {
      return git.isDirty();
    }
  }

  private static GitRepository open(Path directory) {
    return GitRepository.open(directory).asOptional().orElseThrow();
  }

  private static ChangedFile change(String path, Kind kind, Source source) {
    return ChangedFile.of(path, kind, source);
  }
}
