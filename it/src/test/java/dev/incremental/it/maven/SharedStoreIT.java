package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.store.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clone publishes, others read, through whole Maven builds. */
class SharedStoreIT {
  /** Changes a method's body but not what it returns. */
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";

  private static UploadServer server;
  private static SmallProject main;
  private static SharedStore store;

  @TempDir Path parent;

  private SmallProject laptop;

  @BeforeAll
  static void publish(@TempDir Path directory) throws IOException {
    store = SharedStore.in(directory);
    server = store.server();
    main = SmallProject.in(directory).committed();
    assertThat(run(main, "snapshot", "-Dincremental.publish=true")).isTrue();
    assertThat(main.said())
        .anyMatch(line -> line.matches("Recorded 4 tests in the snapshot of \\w{7}, published"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void cloneElsewhere() {
    Path directory = parent.resolve("some where/else");
    main.git().run("clone", "-q", main.file(".").toString(), directory.toString());
    laptop = main.at(directory);
    server.refuse(0);
  }

  private static boolean run(SmallProject project, String goal, String... more) {
    return project.run(goal, store.arguments(more));
  }

  private List<String> sharedStoreLines() {
    return Stream.concat(laptop.warnings().stream(), laptop.said().stream())
        .filter(line -> line.contains("127.0.0.1"))
        .distinct()
        .toList();
  }

  @Test
  void aBranchElsewhereRunsWhatItAndUncommittedEditsCanAffect() throws IOException {
    laptop.git().run("checkout", "-q", "-b", "topic");
    for (int i = 1; i <= 4; i++) {
      laptop.write("notes.txt", "note " + i);
      laptop.commit("Note " + i);
    }
    laptop.edit("One", "x", SAME_AS_BEFORE);
    laptop.commit("Edit one");
    laptop.edit("Two", "y", "x() + 1");

    assertThat(run(laptop, "test")).isTrue();

    assertThat(laptop.ran()).containsExactlyInAnyOrder("a.OneTest#x", "a.TwoTest#y");
    assertThat(laptop.said())
        .anyMatch(line -> line.matches("Snapshot \\w{7} \\(.*main, 5 commits back\\), 4 tests"));
    assertThat(laptop.said()).noneMatch(line -> line.contains(UploadServer.PASSWORD));
    assertThat(run(laptop, "test")).isTrue();
    assertThat(laptop.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  @Test
  void whatWasFetchedServesWithoutTheNetwork() throws IOException {
    assertThat(run(laptop, "select")).isTrue();
    int requests = server.requests();
    laptop.edit("One", "x", SAME_AS_BEFORE);

    assertThat(run(laptop, "test", "-o")).isTrue();

    assertThat(server.requests()).isEqualTo(requests);
    assertThat(laptop.ran()).containsExactly("a.OneTest#x");
  }

  @Test
  void aServerThatRefusesCostsOneLineAndNoTest() throws IOException {
    for (int status : new int[] {403, 500}) {
      server.refuse(status);
      assertThat(run(laptop, "test", "-Dincremental.publish=true")).isTrue();
      assertThat(laptop.ran()).hasSize(status == 403 ? 4 : 0);
      assertThat(sharedStoreLines()).hasSize(1);
    }
    assertThat(laptop.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  @Test
  void aServerThatIsGoneCostsOneLineAndNoTest() throws IOException {
    assertThat(
            laptop.run(
                "test", "-Dincremental.store=http://127.0.0.1:1/x", "-Dincremental.publish=true"))
        .isTrue();

    assertThat(laptop.ran()).hasSize(4);
    assertThat(sharedStoreLines()).hasSize(1);
  }

  @Test
  void whatIsCarriedForwardIsPublishedAndReadOnlyIsNot() throws IOException {
    SmallProject ci = main.copiedTo(parent.resolve("ci"));
    ci.edit("Two", "x", SAME_AS_BEFORE);
    ci.commit("Edit two");
    String commit = ci.git().run("rev-parse", "HEAD").strip();
    assertThat(run(ci, "test", "-Dincremental.publish=true", "-Dincremental.readOnly=true"))
        .isTrue();
    assertThat(server.sizes().keySet()).noneMatch(path -> path.contains(commit));
    ci = main.copiedTo(parent.resolve("ci2"));
    ci.git().run("pull", "-q", parent.resolve("ci/small project").toString(), "main");
    assertThat(run(ci, "test", "-Dincremental.publish=true")).isTrue();
    assertThat(ci.ran()).containsExactly("a.TwoTest#x");
    assertThat(server.sizes().keySet()).anyMatch(path -> path.contains(commit));

    laptop.git().run("pull", "-q", parent.resolve("ci2/small project").toString(), "main");
    assertThat(run(laptop, "test")).isTrue();
    assertThat(laptop.said()).contains("Nothing is affected: 0 of 4 tests run.");
  }

  @Test
  void aCommitMayBePublishedAgain() throws IOException {
    SmallProject ci = main.copiedTo(parent.resolve("again"));
    assertThat(run(ci, "snapshot", "-Dincremental.publish=true")).isTrue();
    assertThat(ci.said()).anyMatch(line -> line.endsWith(", published"));

    assertThat(run(laptop, "test")).isTrue();

    assertThat(laptop.said()).contains("Nothing is affected: 0 of 4 tests run.");
    assertThat(sharedStoreLines()).isEmpty();
  }

  @Test
  void uncommittedCodeIsNotPublished() throws IOException {
    laptop.edit("One", "x", SAME_AS_BEFORE);
    Map<String, Integer> before = server.sizes();

    assertThat(run(laptop, "test", "-Dincremental.publish=true")).isTrue();

    assertThat(server.sizes()).isEqualTo(before);
    assertThat(laptop.warnings())
        .contains(
            "Not published: the work tree has changes that are not committed,"
                + " such as src/main/java/a/One.java");
  }

  @Test
  void whatWasNotSignedIsNotUsedWhereAKeyIsConfigured() throws Exception {
    java.security.KeyPair pair =
        java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String key =
        "-Dincremental.signing.publicKey="
            + java.util.Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());

    assertThat(run(laptop, "test", key)).isTrue();

    assertThat(laptop.ran()).hasSize(4);
    assertThat(laptop.warnings()).anyMatch(line -> line.contains("not signed"));
  }

  @Test
  void oneCommitMayBeForcedAndOneThatIsNoneRunsEverything() throws IOException {
    laptop.edit("One", "x", SAME_AS_BEFORE);
    laptop.commit("Edit one");

    assertThat(run(laptop, "test", "-Dincremental.baseline=HEAD~1")).isTrue();
    assertThat(laptop.ran()).containsExactly("a.OneTest#x");

    SmallProject other = main.at(parent.resolve("other"));
    main.git().run("clone", "-q", main.file(".").toString(), parent.resolve("other").toString());
    assertThat(run(other, "test", "-Dincremental.baseline=nowhere")).isTrue();
    assertThat(other.ran()).hasSize(4);
    assertThat(other.said())
        .anyMatch(line -> line.contains("'nowhere' names no commit of this clone"));
  }

  @Test
  void aBucketServesAsWell() throws Exception {
    try (S3Server bucket = S3Server.start(Files.createDirectories(parent.resolve("s3")))) {
      bucket.makeBucket("acme-builds");
      String[] arguments = {
        "-Dincremental.store=s3://acme-builds/main",
        "-Dincremental.store.endpoint=" + bucket.endpoint(),
        "-Dincremental.store.region=eu-central-1",
        "-Dincremental.publish=true"
      };
      Map<String, String> keys =
          Map.of("AWS_ACCESS_KEY_ID", S3Server.KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
      SmallProject ci = main.at(parent.resolve("ci")).withEnvironment(keys);
      main.git().run("clone", "-q", main.file(".").toString(), parent.resolve("ci").toString());
      assertThat(ci.run("snapshot", arguments)).isTrue();
      assertThat(ci.said()).anyMatch(line -> line.endsWith(", published"));

      laptop = laptop.withEnvironment(keys);
      laptop.edit("Two", "y", "x() + 1");
      assertThat(laptop.run("test", arguments)).isTrue();
      assertThat(laptop.ran()).containsExactly("a.TwoTest#y");
    }
  }
}
