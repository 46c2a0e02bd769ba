package dev.incremental.plugin.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each is a sentence for the user and no exception, and the tree counts as dirty. */
class UnreadableRepositoryTest {
  @TempDir Path temporary;
  private Checkout checkout;
  private String first;
  private String second;

  @BeforeEach
  void commitTwice() {
    checkout = Checkout.init(temporary.resolve("project")).file("a/A", "A").file("b/B", "B");
    first = checkout.commit("first");
    second = checkout.file("a/A", "AA").commit("second");
  }

  @Test
  void thereIsNone() {
    assertThat(openProblem(temporary)).startsWith("no git repository at or above");
  }

  @Test
  void itIsBare() {
    checkout.git("config", "core.bare", "true");

    assertThat(openProblem()).contains("is bare");
  }

  @Test
  void itHasAnExtensionThatNobodyKnows() {
    checkout.git("config", "core.repositoryFormatVersion", "1");
    checkout.git("config", "extensions.newWorld", "true");

    assertThat(openProblem()).contains("extensions.newWorld = true");
  }

  @Test
  void itsObjectsHaveSha256Names() {
    Path directory = temporary.resolve("sha256");
    checkout.git("init", "--quiet", "--object-format=sha256", directory.toString());
    checkout.at(directory).file("a", "a").commit("first");

    assertThat(openProblem(directory)).contains("extensions.objectformat = sha256");
  }

  @Test
  void itsReferencesAreInAFormatThatNobodyKnows() {
    checkout.git("config", "core.repositoryFormatVersion", "1");
    checkout.git("config", "extensions.refStorage", "newtable");

    assertThat(openProblem()).contains("JGit cannot read it");
  }

  @Test
  void itsGitFileLeadsNowhere() throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("broken"));
    Files.writeString(directory.resolve(".git"), "gitdir: ../gone\n");
    assertThat(openProblem(directory)).contains("gone");

    Files.writeString(directory.resolve(".git"), "rubbish");
    assertThat(openProblem(directory)).startsWith("JGit cannot read it");
  }

  @Test
  void itsGitDirectoryHoldsOnlyRubbish() throws IOException {
    Path directory = temporary.resolve("rubbish");
    Files.createDirectories(directory.resolve(".git/hooks"));

    assertThat(openProblem(directory)).contains(directory.resolve(".git").toString());
  }

  @Test
  void itsConfigurationIsBroken() throws IOException {
    Files.writeString(checkout.path(".git/config"), "[core\n");

    assertThat(openProblem()).startsWith("JGit cannot read it");
  }

  @Test
  void itsHeadIsBroken() throws IOException {
    Files.writeString(checkout.path(".git/HEAD"), "rubbish");

    assertThat(openProblem()).contains("not a git repository");
  }

  @Test
  void itsBranchIsBroken() throws IOException {
    Files.writeString(checkout.path(".git/refs/heads/main"), "rubbish");

    assertEverythingIsUnreadable();
  }

  @Test
  void itsIndexIsBroken() throws IOException {
    Files.writeString(checkout.path(".git/index"), "rubbish that is no index at all");

    assertChangesAreUnreadable();
  }

  @Test
  void itsIndexIsCutOff() throws IOException {
    Path index = checkout.path(".git/index");
    byte[] whole = Files.readAllBytes(index);
    Files.write(index, Arrays.copyOf(whole, whole.length / 2));

    assertChangesAreUnreadable();
  }

  @Test
  void itsIndexIsSparse() {
    checkout.git("sparse-checkout", "init", "--cone", "--sparse-index");
    checkout.git("sparse-checkout", "set", "a");

    assertChangesAreUnreadable();
  }

  @Test
  void itsIndexIsSplit() {
    checkout.git("update-index", "--split-index");
    checkout.git("config", "core.splitIndex", "true");

    assertChangesAreUnreadable();
  }

  @Test
  void aSparseCheckoutWithAnOrdinaryIndexIsReadable() {
    checkout.git("sparse-checkout", "init", "--cone", "--no-sparse-index");
    checkout.git("sparse-checkout", "set", "a");

    try (GitRepository git = open()) {
      assertThat(checkout.path("b/B")).doesNotExist();
      assertThat(git.uncommitted().asOptional()).hasValue(List.of());
    }
  }

  @Test
  void theHeadsCommitIsMissing() throws IOException {
    Files.delete(object(second));

    try (GitRepository git = open()) {
      assertThat(git.nearest(Set.of(first)).problem())
          .hasValueSatisfying(
              reason -> assertThat(reason).contains("incomplete", second.substring(0, 7)));
    }
    assertChangesAreUnreadable();
  }

  @Test
  void anAncestorIsMissing() throws IOException {
    Files.delete(object(first));

    try (GitRepository git = open()) {
      assertThat(git.nearest(Set.of(second)).asOptional()).isPresent();
      assertThat(git.nearest(Set.of(first)).problem())
          .hasValueSatisfying(
              reason -> assertThat(reason).contains("incomplete", first.substring(0, 7)));
      assertThat(git.changes(first).problem())
          .hasValueSatisfying(reason -> assertThat(reason).contains(first));
      assertThat(git.isDirty()).isFalse();
    }
  }

  @Test
  void aCommitIsDamaged() throws IOException {
    Path object = object(first);
    Files.delete(object);
    Files.writeString(object, "rubbish");

    try (GitRepository git = open()) {
      assertThat(git.nearest(Set.of("f".repeat(40))).problem())
          .hasValueSatisfying(reason -> assertThat(reason).startsWith("JGit cannot read it"));
    }
  }

  @Test
  void aPackIsDamaged() throws IOException {
    checkout.git("gc", "--quiet");
    try (Stream<Path> files = Files.list(checkout.path(".git/objects/pack"))) {
      for (Path pack : files.filter(file -> file.toString().endsWith(".pack")).toList()) {
        Files.delete(pack);
        Files.write(pack, "PACK and rubbish".repeat(20).getBytes(UTF_8));
      }
    }

    try (GitRepository git = open()) {
      assertThat(git.nearest(Set.of(first)).problem()).isPresent();
    }
    assertChangesAreUnreadable();
  }

  @Test
  void aDamagedCommitGraphDoesNotMatter() throws IOException {
    checkout.git("commit-graph", "write", "--reachable");
    checkout.git("config", "core.commitGraph", "true");
    Path graph = checkout.path(".git/objects/info/commit-graph");
    Files.delete(graph);
    Files.writeString(graph, "rubbish");

    try (GitRepository git = open()) {
      assertThat(git.nearest(Set.of(first)).asOptional())
          .hasValue(List.of(new Baseline(first, 1, "main")));
    }
  }

  @Test
  void aCleanFilterThatIsNotInstalledMakesItsFilesModified() throws IOException {
    checkout.file(".gitattributes", "*.bin filter=lfs\n").file("x.bin", "x").commit("binary");
    checkout.git("config", "filter.lfs.clean", "no-such-command-anywhere %f");
    checkout.git("config", "filter.lfs.required", "true");
    checkout.file("x.bin", "y").file("a/A", "edited");

    try (GitRepository git = open()) {
      assertThat(git.uncommitted().asOptional().orElseThrow())
          .extracting(ChangedFile::path)
          .containsExactlyInAnyOrder("a/A", "x.bin");
    }
  }

  private Path object(String commit) {
    return checkout.path(".git/objects/" + commit.substring(0, 2) + "/" + commit.substring(2));
  }

  private void assertEverythingIsUnreadable() {
    assertChangesAreUnreadable();
    try (GitRepository git = open()) {
      assertThat(git.head().problem()).isPresent();
      assertThat(git.nearest(Set.of(first)).problem()).isPresent();
    }
  }

  private void assertChangesAreUnreadable() {
    try (GitRepository git = open()) {
      assertThat(git.changes(first).problem())
          .hasValueSatisfying(reason -> assertThat(reason).startsWith("JGit cannot read it: "));
      assertThat(git.isDirty()).isTrue();
    }
  }

  private GitRepository open() {
    return GitRepository.open(checkout.directory()).asOptional().orElseThrow();
  }

  private String openProblem() {
    return openProblem(checkout.directory());
  }

  private static String openProblem(Path directory) {
    return GitRepository.open(directory).problem().orElseThrow();
  }
}
