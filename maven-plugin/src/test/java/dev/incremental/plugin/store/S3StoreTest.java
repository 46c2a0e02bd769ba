package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.Timeouts;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How S3's ways to fail come out; the ways to succeed are tried with a whole service in it/. */
@Timeout(60)
@Tag("slow")
class S3StoreTest {
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final String MODULE = ModuleKey.of("org.acme", "shop");
  private static final StoreAddress.Bucket BUCKET = new StoreAddress.Bucket("acme", "builds/");
  private static final String FILE = "/acme/builds/org.acme.shop/" + COMMIT + ".json.gz";

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
  void readsAndWritesBelowThePrefix() {
    try (S3Store store = store()) {
      assertThat(store.write(COMMIT, MODULE, bytes("records"))).isInstanceOf(Kept.class);
      assertThat(server.file(FILE)).isEqualTo(Container.of(bytes("records")));
      assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
      assertThat(store.delete(COMMIT, MODULE)).isInstanceOf(Kept.class);
      assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    }
  }

  @Test
  void saysWhichRightIsMissing() {
    server.with(exchange -> refuse(exchange, 403, "AccessDenied"));
    try (S3Store store = store()) {
      assertThat(notKept(store.write(COMMIT, MODULE, bytes("x"))))
          .contains("cannot write s3://acme/builds/", "(403)", "s3:PutObject");
      assertThat(store.isReadOnly()).isTrue();
      assertThat(store.isOutOfReach()).isFalse();
      assertThat(notKept(store.delete(COMMIT, MODULE))).contains("s3:DeleteObject");
      assertThat(reason(store.read(COMMIT, MODULE))).contains("s3:GetObject");
      assertThat(store.commits(MODULE).problem().orElseThrow()).contains("s3:ListBucket");
      assertThat(store.isOutOfReach()).isTrue();
      assertThat(server.requests).as("no second attempts").hasSize(4);
    }
  }

  @Test
  void saysThatTheBucketIsMissing() {
    server.with(exchange -> refuse(exchange, 404, "NoSuchBucket"));
    try (S3Store store = store()) {
      assertThat(reason(store.read(COMMIT, MODULE))).contains("there is no bucket acme: create it");
      assertThat(notKept(store.write(COMMIT, MODULE, bytes("x")))).contains("there is no bucket");
    }
  }

  @Test
  void saysWhatIsWrongWithKeysTimeAndRegion() {
    assertThat(whereItIsSaid(403, "SignatureDoesNotMatch")).contains("incremental.store.serverId");
    assertThat(whereItIsSaid(403, "InvalidAccessKeyId")).contains("access key");
    assertThat(whereItIsSaid(400, "ExpiredToken")).contains("have expired");
    assertThat(whereItIsSaid(403, "RequestTimeTooSkewed")).contains("clock");
    assertThat(whereItIsSaid(301, "PermanentRedirect")).contains("incremental.store.region");
    assertThat(whereItIsSaid(418, "Teapot")).contains("answers 418 (Teapot)");
  }

  private String whereItIsSaid(int status, String code) {
    server.with(exchange -> refuse(exchange, status, code));
    try (S3Store store = store()) {
      return store.commits(MODULE).problem().orElseThrow();
    }
  }

  @Test
  void saysThatThereAreNoCredentials() {
    assumeThat(System.getenv()).doesNotContainKey("AWS_ACCESS_KEY_ID");
    Map<String, String> nothing =
        Map.of("aws.disableEc2Metadata", "true", "aws.profile", "nobody-has-this");
    nothing.forEach(System::setProperty);
    URI endpoint = URI.create("http://127.0.0.1:" + server.port());
    StoreAccess nobody =
        StoreAccess.anonymous().at(Optional.of(endpoint), Optional.of("eu-central-1"));
    try (S3Store store = new S3Store(BUCKET, nobody)) {
      assertThat(store.commits(MODULE).problem().orElseThrow())
          .contains("no credentials were found: set AWS_ACCESS_KEY_ID");
    } finally {
      nothing.keySet().forEach(System::clearProperty);
    }
    assertThat(server.requests).isEmpty();
  }

  @Test
  void triesThreeTimes() {
    server.put(FILE, Container.of(bytes("records")));
    AtomicInteger asked = new AtomicInteger();
    server.with(exchange -> asked.incrementAndGet() < 3 && refuse(exchange, 503, "SlowDown"));
    try (S3Store store = store()) {
      assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    }

    server.requests.clear();
    server.with(exchange -> refuse(exchange, 500, "InternalError"));
    try (S3Store store = store()) {
      assertThat(reason(store.read(COMMIT, MODULE))).contains("answers 500");
      assertThat(server.requests).hasSize(3);
    }
  }

  @Test
  void triesAgainAfterACut() {
    byte[] file = Container.of(bytes("records"));
    AtomicInteger asked = new AtomicInteger();
    server.put(FILE, file);
    server.with(
        exchange -> {
          boolean cut = asked.incrementAndGet() < 3;
          if (cut) {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, 10);
            exchange.getResponseBody().flush();
          }
          return cut;
        });
    try (S3Store store = store()) {
      assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    }
  }

  @Test
  void refusesHugeAndDamagedSnapshots() {
    try (S3Store store = store()) {
      server.put(FILE, bytes("something else that is longer than a checksum"));
      assertThat(reason(store.read(COMMIT, MODULE))).contains("damaged");
      server.with(
          exchange -> {
            exchange.sendResponseHeaders(200, 1L << 40);
            exchange.getResponseBody().write(new byte[1_000]);
            exchange.getResponseBody().flush();
            return true;
          });
      assertThat(reason(store.read(COMMIT, MODULE))).contains("too large");
      assertThat(store.isOutOfReach()).isFalse();
    }
  }

  @Test
  void waitsNoLongerThanItMay() {
    server.with(
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            pause();
          }
          return true;
        });
    long start = System.nanoTime();
    try (S3Store store = store()) {
      assertThat(reason(store.read(COMMIT, MODULE))).contains("no whole answer");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void saysThatNobodyListensOrIsKnown() {
    StoreAccess access = access();
    server.close();
    try (S3Store store = new S3Store(BUCKET, access)) {
      assertThat(store.commits(MODULE).problem().orElseThrow())
          .startsWith("cannot list s3://acme/builds/org.acme.shop")
          .contains("connection refused");
      assertThat(notKept(store.write(COMMIT, MODULE, bytes("x")))).contains("connection refused");
    }
    URI nowhere = URI.create("http://nowhere.invalid");
    StoreAccess unknown =
        access.at(Optional.of(nowhere), Optional.empty()).within(Timeouts.DEFAULT);
    try (S3Store store = new S3Store(BUCKET, unknown)) {
      assertThat(reason(store.read(COMMIT, MODULE))).contains("there is no host nowhere.invalid");
    }
  }

  @Test
  void goesThroughAProxyButToSomeHosts() throws IOException {
    try (FileServer proxy = new FileServer()) {
      UserPassword ada = new UserPassword("ada", "s3cret");
      HttpProxy way = new HttpProxy("127.0.0.1", proxy.port(), Optional.of(ada), List.of("127.*"));
      URI far = URI.create("http://far.invalid");
      StoreAccess through = access().through(way);
      try (S3Store store = new S3Store(BUCKET, through.at(Optional.of(far), Optional.empty()))) {
        assertThat(store.write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);
      }
      assertThat(proxy.requests)
          .hasSize(1)
          .allMatch(request -> request.proxyAuthorization().startsWith("Basic "));
      try (S3Store store = new S3Store(BUCKET, through)) {
        assertThat(store.write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);
      }
      assertThat(proxy.requests).hasSize(1);
    }
  }

  @Test
  void refusesWhatIsNoCommit() {
    try (S3Store store = store()) {
      assertThat(notKept(store.write("../../etc", MODULE, bytes("x")))).contains("not the full id");
      assertThat(notKept(store.delete("../../etc", MODULE))).contains("not the full id");
      assertThat(store.read("HEAD", MODULE)).isInstanceOf(Unusable.class);
    }
    assertThat(server.requests).isEmpty();
  }

  private S3Store store() {
    return new S3Store(BUCKET, access());
  }

  private StoreAccess access() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.port());
    return StoreAccess.anonymous()
        .as(new UserPassword("AKIA", "s3cret"))
        .at(Optional.of(endpoint), Optional.of("eu-central-1"))
        .within(new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)));
  }

  private static boolean refuse(HttpExchange exchange, int status, String code) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    String text = "<Error><Code>" + code + "</Code><Message>No</Message></Error>";
    FileServer.answer(exchange, status, bytes(text));
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  private static String notKept(Writing writing) {
    assertThat(writing).isInstanceOf(NotKept.class);
    return ((NotKept) writing).reason();
  }
}
