package dev.incremental.it.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.CachedStore;
import dev.incremental.plugin.store.Listing;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Removal;
import dev.incremental.plugin.store.S3Store;
import dev.incremental.plugin.store.StoreAccess;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.StoreAddress;
import dev.incremental.plugin.store.Stored;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Stores;
import dev.incremental.plugin.store.Writing;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The store in S3 against a service that speaks its protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3StoreIT {
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final String BUCKET = "acme-builds";
  private static final int PUBLISHERS = 8;
  private static final int MORE_THAN_A_PAGE = 1_030;

  private S3Server server;
  private StoreAccess access;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    server = S3Server.start(directory);
    access =
        StoreAccess.anonymous()
            .as(new UserPassword(S3Server.KEY, S3Server.SECRET))
            .at(Optional.of(server.endpoint()), Optional.empty());
    server.makeBucket(BUCKET);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void returnsWhatWasWritten() {
    String module = ModuleKey.of("org.acme", "shop");
    try (S3Store store = store("a/b/")) {
      assertThat(store.commits(module)).isEqualTo(new Listing(Map.of(), Optional.empty()));
      assertThat(store.read(COMMIT, module)).isInstanceOf(Absent.class);
      assertThat(store.write(COMMIT, module, bytes("old"))).isInstanceOf(Kept.class);
      assertThat(store.write(COMMIT, module, bytes("records"))).isInstanceOf(Kept.class);

      assertThat(content(store.read(COMMIT, module))).isEqualTo("records");
      Listing listing = store.commits(module);
      assertThat(listing.problem()).isEmpty();
      assertThat(listing.entries()).containsOnlyKeys(COMMIT);
      assertThat(listing.entries().get(COMMIT).size()).hasValue("records".length() + 32L);
      assertThat(listing.entries().get(COMMIT).written().orElseThrow())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(2));

      assertThat(store.delete(COMMIT, module)).isInstanceOf(Kept.class);
      assertThat(store.read(COMMIT, module)).isInstanceOf(Absent.class);
      assertThat(store.delete(COMMIT, module)).isInstanceOf(Kept.class);
      assertThat(store.isOutOfReach() || store.isReadOnly()).isFalse();
    }
  }

  @Test
  void keepsModulesAndPrefixesApart() {
    List<String> modules = List.of("m", "m.n", "m-n", "../m", "%2e%2e/m", "Grüße +&=?#");
    try (S3Store one = store("");
        S3Store other = store("other/")) {
      for (String module : modules) {
        assertThat(one.write(COMMIT, module, bytes(module))).isInstanceOf(Kept.class);
      }
      for (String module : modules) {
        assertThat(content(one.read(COMMIT, module))).isEqualTo(module);
        assertThat(one.commits(module).commits()).containsExactly(COMMIT);
        assertThat(other.commits(module).commits()).isEmpty();
      }
    }
  }

  @Test
  void namesThePartsOfAModuleAndDeletesSomeOfItsSnapshots() {
    String other = "b".repeat(40);
    try (S3Store store = store("parts/")) {
      for (String name : List.of("m", "m-shard-1-of-2", "m-shard-2-of-2", "m-shard-x", "mm")) {
        store.write(COMMIT, name, bytes(name));
      }
      store.write(other, "m", bytes("other"));

      assertThat(store.parts("m").problem()).isEmpty();
      assertThat(store.parts("m").names())
          .containsExactlyInAnyOrder("m-shard-1-of-2", "m-shard-2-of-2");
      assertThat(store.parts("mm").names()).isEmpty();
      Removal removal = store.delete(List.of(COMMIT, "c".repeat(40)), "m");
      assertThat(removal.problem()).isEmpty();
      assertThat(removal.removed()).containsExactlyInAnyOrder(COMMIT, "c".repeat(40));
      assertThat(store.commits("m").commits()).containsExactly(other);
    }
  }

  @Test
  void listsMoreThanAPage() throws Exception {
    List<String> commits =
        IntStream.range(0, MORE_THAN_A_PAGE).mapToObj("%040x"::formatted).toList();
    try (S3Store store = store("")) {
      assertThat(atOnce(commits.size(), i -> store.write(commits.get(i), "many", bytes("x"))))
          .hasOnlyElementsOfType(Kept.class);

      Listing listing = store.commits("many");
      assertThat(listing.problem()).isEmpty();
      assertThat(listing.commits()).containsExactlyInAnyOrderElementsOf(commits);
    }
  }

  @Test
  void publishersOfOneCommitLeaveOneWholeSnapshot() throws Exception {
    List<String> contents =
        IntStream.range(0, PUBLISHERS).mapToObj(i -> ("" + i).repeat(100_000)).toList();

    assertThat(
            atOnce(
                PUBLISHERS,
                i -> {
                  try (S3Store store = store("")) {
                    return store.write(COMMIT, "one", bytes(contents.get(i)));
                  }
                }))
        .hasOnlyElementsOfType(Kept.class);

    try (S3Store store = store("")) {
      assertThat(content(store.read(COMMIT, "one"))).isIn(contents);
      assertThat(store.commits("one").commits()).containsExactly(COMMIT);
    }
  }

  @Test
  void saysThatASecretOrAKeyIsWrong() {
    StoreAddress.Bucket address = new StoreAddress.Bucket(BUCKET, "");
    for (UserPassword wrong :
        List.of(
            new UserPassword(S3Server.KEY, "guessed"), new UserPassword("guessed", "guessed"))) {
      try (S3Store store = new S3Store(address, access.as(wrong))) {
        assertThat(reason(store.read(COMMIT, "m")))
            .contains("the access key or its secret is wrong", "incremental.store.serverId")
            .doesNotContain("guessed");
        assertThat(((NotKept) store.write(COMMIT, "m", bytes("x"))).reason())
            .contains("the access key or its secret is wrong");
      }
    }
  }

  @Test
  void saysThatABucketIsMissing() {
    StoreAddress.Bucket address = new StoreAddress.Bucket("nobodys-bucket", "");
    try (S3Store store = new S3Store(address, access)) {
      assertThat(store.commits("m").problem().orElseThrow())
          .contains("there is no bucket nobodys-bucket: create it");
      assertThat(reason(store.read(COMMIT, "m"))).contains("there is no bucket");
      assertThat(((NotKept) store.write(COMMIT, "m", bytes("x"))).reason())
          .contains("there is no bucket");
    }
  }

  @Test
  void isReadThroughACache(@TempDir Path directory) {
    StoreAddress.Bucket address = new StoreAddress.Bucket(BUCKET, "cached/");
    try (CachedStore store = Stores.cached(address, access, directory, false)) {
      assertThat(store.write(COMMIT, "m", bytes("old"))).isInstanceOf(Kept.class);
      try (S3Store others = new S3Store(address, access)) {
        assertThat(others.write(COMMIT, "m", bytes("newer"))).isInstanceOf(Kept.class);
      }
    }
    try (CachedStore offline = Stores.cached(address, access, directory, true);
        CachedStore online = Stores.cached(address, access, directory, false)) {
      assertThat(content(offline.read(COMMIT, "m"))).isEqualTo("old");
      assertThat(online.commits("m").commits()).containsExactly(COMMIT);
      assertThat(content(online.read(COMMIT, "m"))).isEqualTo("newer");
      assertThat(content(offline.read(COMMIT, "m"))).isEqualTo("newer");
    }
  }

  private S3Store store(String prefix) {
    return new S3Store(new StoreAddress.Bucket(BUCKET, prefix), access);
  }

  private static List<Writing> atOnce(int times, IntFunction<Writing> publish) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS);
    List<Future<Writing>> futures = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      futures.add(threads.submit(() -> publish.apply(number)));
    }
    threads.shutdown();
    List<Writing> writings = new ArrayList<>();
    for (Future<Writing> future : futures) {
      writings.add(future.get());
    }
    return writings;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String content(Stored stored) {
    assertThat(stored).isInstanceOf(Found.class);
    return new String(((Found) stored).content(), UTF_8);
  }

  private static String reason(Stored stored) {
    assertThat(stored).isInstanceOf(Unusable.class);
    return ((Unusable) stored).reason();
  }
}
