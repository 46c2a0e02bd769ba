package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.StoreAccess.Timeouts;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import dev.incremental.plugin.store.Writing.NotTried;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CachedStoreTest {
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final String OTHER = "b".repeat(40);
  private static final String MODULE = ModuleKey.of("org.acme", "shop");

  @TempDir Path directory;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsWhatWasFetched() {
    remote().write(COMMIT, MODULE, bytes("records"));
    CachedStore store = cached(false);
    store.commits(MODULE);
    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    CachedStore other = cached(false);
    other.commits(MODULE);
    server.requests.clear();

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    assertThat(content(other.read(COMMIT, MODULE))).isEqualTo("records");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void asksAgainForWhatWasNotListed() {
    remote().write(COMMIT, MODULE, bytes("first"));
    assertThat(content(cached(false).read(COMMIT, MODULE))).isEqualTo("first");
    remote().write(COMMIT, MODULE, bytes("again"));

    assertThat(content(cached(false).read(COMMIT, MODULE))).isEqualTo("again");
  }

  @Test
  void listsWhatTheRemoteStoreHas() {
    cached(false).write(COMMIT, MODULE, bytes("records"));
    remote().delete(COMMIT, MODULE);
    remote().write(OTHER, MODULE, bytes("others"));

    Listing listing = cached(false).commits(MODULE);

    assertThat(listing.commits()).containsExactly(OTHER);
    assertThat(listing.problem()).isEmpty();
  }

  @Test
  void writesToBoth() {
    assertThat(cached(false).write(COMMIT, MODULE, bytes("records"))).isInstanceOf(Kept.class);

    assertThat(content(remote().read(COMMIT, MODULE))).isEqualTo("records");
    assertThat(content(cached(true).read(COMMIT, MODULE))).isEqualTo("records");
  }

  @Test
  void deletesFromBoth() {
    cached(false).write(COMMIT, MODULE, bytes("records"));

    assertThat(cached(false).delete(COMMIT, MODULE)).isInstanceOf(Kept.class);

    assertThat(remote().read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(cached(true).read(COMMIT, MODULE)).isInstanceOf(Absent.class);
  }

  @Test
  void fetchesAnewWhatIsListedWithAnotherSize() {
    cached(false).write(COMMIT, MODULE, bytes("old"));
    remote().write(COMMIT, MODULE, bytes("larger"));
    CachedStore store = cached(false);
    store.commits(MODULE);

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("larger");
    assertThat(content(cached(true).read(COMMIT, MODULE))).isEqualTo("larger");
  }

  @Test
  void fetchesAnewWhatIsListedAsWrittenLater() throws IOException {
    cached(false).write(COMMIT, MODULE, bytes("old"));
    makeOld();
    remote().write(COMMIT, MODULE, bytes("new"));
    CachedStore store = cached(false);
    store.commits(MODULE);

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("new");
  }

  @Test
  void readsWhatItWroteItself() {
    CachedStore store = cached(false);
    store.write(COMMIT, MODULE, bytes("old"));
    store.commits(MODULE);
    store.write(COMMIT, MODULE, bytes("longer"));
    server.requests.clear();

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("longer");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void fetchesAnewWhatIsDamagedHere() throws IOException {
    cached(false).write(COMMIT, MODULE, bytes("records"));
    try (Stream<Path> files = Files.walk(directory)) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.writeString(file, "rubbish");
    }

    assertThat(content(cached(false).read(COMMIT, MODULE))).isEqualTo("records");
  }

  @Test
  void asksNobodyOffline() {
    cached(false).write(COMMIT, MODULE, bytes("records"));
    server.requests.clear();
    CachedStore store = cached(true);

    assertThat(store.commits(MODULE).commits()).containsExactly(COMMIT);
    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    assertThat(store.read(OTHER, MODULE)).isInstanceOf(Absent.class);
    assertThat(store.write(OTHER, MODULE, bytes("x"))).isInstanceOf(NotTried.class);
    assertThat(store.delete(COMMIT, MODULE)).isInstanceOf(NotTried.class);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void saysOnceThatItIsOffline() {
    CachedStore store = cached(true);

    assertThat(store.commits(MODULE).problem().orElseThrow()).contains("offline");
    assertThat(store.commits("other").problem()).isEmpty();
  }

  @Test
  void complainsOnceOfAStoreThatIsGone() {
    cached(false).write(COMMIT, MODULE, bytes("records"));
    CachedStore store = cached(false);
    server.close();

    Listing listing = store.commits(MODULE);
    assertThat(listing.problem().orElseThrow()).contains("cannot list http://127.0.0.1:");
    assertThat(listing.commits()).containsExactly(COMMIT);

    long start = System.nanoTime();
    assertThat(store.commits("other")).isEqualTo(Listing.of(Map.of()));
    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    assertThat(store.read(OTHER, MODULE)).isInstanceOf(Absent.class);
    assertThat(store.write(OTHER, MODULE, bytes("x"))).isInstanceOf(NotTried.class);
    assertThat(store.delete(OTHER, MODULE)).isInstanceOf(NotTried.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void complainsOnceOfAReadThatFails() {
    server.with(
        exchange -> {
          exchange.sendResponseHeaders(403, -1);
          return true;
        });
    CachedStore store = cached(false);

    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
    assertThat(store.read(OTHER, MODULE)).isInstanceOf(Absent.class);
    assertThat(store.commits(MODULE).problem()).isEmpty();
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void complainsOnceThatItMayNotWriteAndReadsOn() {
    remote().write(OTHER, MODULE, bytes("others"));
    server.requests.clear();
    server.with(
        exchange -> {
          boolean writes = exchange.getRequestMethod().equals("PUT");
          if (writes) {
            exchange.sendResponseHeaders(403, -1);
          }
          return writes;
        });
    CachedStore store = cached(false);

    assertThat(store.write(COMMIT, MODULE, bytes("x"))).isInstanceOf(NotKept.class);
    assertThat(store.write(COMMIT, "other", bytes("x"))).isInstanceOf(NotTried.class);
    assertThat(server.count("PUT")).isEqualTo(1);
    assertThat(content(store.read(OTHER, MODULE))).isEqualTo("others");
    assertThat(store.read(COMMIT, MODULE)).as("not in the cache either").isInstanceOf(Absent.class);
  }

  @Test
  void goesOnAfterOneDamagedSnapshot() {
    remote().write(COMMIT, MODULE, bytes("records"));
    remote().write(OTHER, MODULE, bytes("others"));
    server.put("/cache/store/" + MODULE + "/" + COMMIT + ".json.gz", bytes("rubbish"));
    CachedStore store = cached(false);

    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
    assertThat(content(store.read(OTHER, MODULE))).isEqualTo("others");
    assertThat(store.write(COMMIT, MODULE, bytes("mended"))).isInstanceOf(Kept.class);
  }

  private void makeOld() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
      }
    }
  }

  private HttpStore remote() {
    return new HttpStore(server.address(), access());
  }

  private CachedStore cached(boolean offline) {
    return Stores.cached(server.address(), access(), directory, offline);
  }

  private static StoreAccess access() {
    return StoreAccess.anonymous()
        .within(new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String content(Stored stored) {
    assertThat(stored).isInstanceOf(Found.class);
    return new String(((Found) stored).content(), UTF_8);
  }
}
