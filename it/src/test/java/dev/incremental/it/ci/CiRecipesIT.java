package dev.incremental.it.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.SmallProject;
import dev.incremental.it.maven.UploadServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of {@code ci.md}, read from that page and done. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CiRecipesIT {
  private static final String SAME_AS_BEFORE = "1 + 0 * y()";
  private static final String ENVIRONMENT = "a.EnvironmentTest#all";
  private static final String[] ALL = {
    ENVIRONMENT, "a.OneTest#x", "a.OneTest#y", "a.TwoTest#x", "a.TwoTest#y"
  };

  @TempDir Path parent;

  private final RecipePage page = page();
  private UploadServer store;
  private KeyPair keys;
  private SmallProject project;

  private static RecipePage page() {
    Path root = Path.of(System.getProperty("it.root", ".."));
    try {
      return RecipePage.read(root.resolve("src/site/markdown/ci.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() throws IOException, NoSuchAlgorithmException {
    store = UploadServer.start();
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    project = SmallProject.in(parent).written();
    project.write(
        "src/test/java/a/EnvironmentTest.java",
        """
        package a;
        class EnvironmentTest {
          @org.junit.jupiter.api.Test void all() {
            org.junit.jupiter.api.Assertions.assertFalse(System.getenv().isEmpty());
          }
        }
        """);
    project.write(".gitignore", "target/\n.m2/\n.incremental/\n");
    project.write(".mvn/ci-settings.xml", page.block(".mvn/ci-settings.xml"));
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private CiServer server(CiRecipe recipe) throws IOException {
    return CiServer.of(project, recipe, parent.resolve("server"));
  }

  private CiServer serverWithStore(CiRecipe recipe) throws IOException {
    String properties =
        page.block("pom.xml")
            .replaceFirst(">https://.*?<", ">" + store.address() + "<")
            .replaceFirst(">MCow.*?<", ">" + base64(keys.getPublic().getEncoded()) + "<");
    project.replace("pom.xml", "<properties>", "<properties>" + properties);
    return server(recipe);
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  private String privateKey() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + base64(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static Map<String, String> readers() {
    return Map.of(
        "INCREMENTAL_READER", UploadServer.READER,
        "INCREMENTAL_READER_PASSWORD", UploadServer.READERS_PASSWORD);
  }

  private static Map<String, String> writers(String key) {
    Map<String, String> secrets = new HashMap<>(readers());
    secrets.put("INCREMENTAL_WRITER", UploadServer.USER);
    secrets.put("INCREMENTAL_WRITER_PASSWORD", UploadServer.PASSWORD);
    secrets.put("INCREMENTAL_SIGNING_KEY", key);
    return secrets;
  }

  /** As a variable of GitLab's that is a file. */
  private String keyFile() throws IOException {
    return Files.writeString(parent.resolve("key.pem"), privateKey()).toString();
  }

  private void edit(String className) throws IOException {
    project.edit(className, "x", SAME_AS_BEFORE);
    project.commit("Edit " + className);
  }

  /** Edits a class on a branch of its own. */
  private String branchWith(String className) throws IOException {
    project.git().run("checkout", "-q", "-b", "topic");
    edit(className);
    project.git().run("checkout", "-q", "main");
    return "topic";
  }

  private static CiRun only(List<CiRun> runs) {
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).green()).as(runs.get(0).output()).isTrue();
    return runs.get(0);
  }

  /** Jobs that share a run: none runs what another has run; the last one merges. */
  private static void assertShared(List<CiRun> runs, String... tests) {
    assertThat(runs)
        .hasSize(5)
        .allSatisfy(run -> assertThat(run.green()).as(run.output()).isTrue());
    assertThat(runs.stream().mapToInt(run -> run.ran().size()).sum()).isEqualTo(tests.length);
    assertThat(CiRun.all(runs)).containsExactlyInAnyOrder(tests);
    assertThat(runs.get(4).output()).contains("Merged 4 shards: ");
  }

  /** A night, a push and a request, each in one job. */
  private void assertMainPublishesAndRequestsRead(CiServer server, String key) throws IOException {
    CiRun night = only(server.night(writers(key)));
    assertThat(night.ran()).containsExactlyInAnyOrder(ALL);
    assertThat(night.output()).contains(", published").doesNotContain("[WARNING] Not ");

    String branch = branchWith("Two");
    edit("One");
    CiRun push = only(server.push(writers(key)));
    assertThat(push.ran()).containsExactly("a.OneTest#x");
    assertThat(push.output()).contains(", published");

    int writes = store.writes();
    CiRun request = only(server.request(branch, readers()));
    assertThat(request.ran()).containsExactly("a.TwoTest#x");
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void onGitHubMainPublishesAndPullRequestsRead() throws IOException {
    CiServer server =
        serverWithStore(new GitHubWorkflow(page.block(".github/workflows/tests.yml")));
    assertMainPublishesAndRequestsRead(server, privateKey());

    int writes = store.writes();
    CiRun fork = only(server.request("topic", Map.of()));
    assertThat(fork.ran()).containsExactlyInAnyOrder(ALL);
    assertThat(fork.output().lines().filter(line -> line.contains("[WARNING]"))).hasSize(1);
    assertThat(fork.output()).contains("401");
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void onGitHubFourMachinesMakeOneSnapshot() throws IOException {
    CiServer server =
        serverWithStore(new GitHubWorkflow(page.block(".github/workflows/shards.yml")));
    assertShared(server.night(writers(privateKey())), ALL);
    assertThat(store.sizes().keySet()).filteredOn(name -> name.contains(".json")).hasSize(1);

    int writes = store.writes();
    assertShared(server.request(branchWith("Two"), readers()), "a.TwoTest#x");
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void onGitHubACacheServesAsWell() throws IOException {
    assertACacheServes(server(new GitHubWorkflow(page.block(".github/workflows/cached.yml"))));
  }

  @Test
  void onGitLabMainPublishesAndMergeRequestsRead() throws IOException {
    CiServer server = serverWithStore(new GitLabPipeline(page.block(".gitlab-ci.yml")));
    assertMainPublishesAndRequestsRead(server, keyFile());
  }

  @Test
  void onGitLabFourMachinesMakeOneSnapshot() throws IOException {
    CiServer server =
        serverWithStore(new GitLabPipeline(page.block(".gitlab-ci.yml, four machines")));
    assertShared(server.push(writers(keyFile())), ALL);
    assertThat(store.sizes().keySet()).filteredOn(name -> name.contains(".json")).hasSize(1);

    int writes = store.writes();
    assertShared(server.request(branchWith("Two"), readers()), "a.TwoTest#x");
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void onGitLabACacheServesAsWell() throws IOException {
    assertACacheServes(server(new GitLabPipeline(page.block(".gitlab-ci.yml, cached"))));
  }

  private void assertACacheServes(CiServer server) throws IOException {
    assertThat(only(server.push(Map.of())).ran()).containsExactlyInAnyOrder(ALL);
    assertThat(only(server.request(branchWith("Two"), Map.of())).ran())
        .containsExactly("a.TwoTest#x");
    assertThat(store.sizes()).isEmpty();
  }
}
