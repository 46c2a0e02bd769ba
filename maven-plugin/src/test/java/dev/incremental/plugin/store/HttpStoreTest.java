package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.StoreAccess.BearerToken;
import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.Timeouts;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.Stored.Absent;
import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@Tag("slow")
class HttpStoreTest {
  private static final String COMMIT = "4f2c9e1".repeat(6).substring(0, 40);
  private static final String MODULE = ModuleKey.of("org.acme", "shop");
  private static final String FILE = "/cache/store/org.acme.shop/" + COMMIT + ".json.gz";
  private static final String INDEX = "/cache/store/org.acme.shop/index.txt";
  private static final UserPassword ADA = new UserPassword("ada", "s3cret");
  private static final StoreAccess ANYBODY = StoreAccess.anonymous();
  private static final StoreAccess HASTY =
      ANYBODY.within(
          new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(3)));

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
  void returnsWhatWasWritten() {
    HttpStore store = store(ANYBODY);

    assertThat(store.write(COMMIT, MODULE, bytes("records"))).isInstanceOf(Kept.class);

    assertThat(content(store.read(COMMIT, MODULE))).isEqualTo("records");
    Listing listing = store(ANYBODY).commits(MODULE);
    assertThat(listing.problem()).isEmpty();
    assertThat(listing.entries()).containsOnlyKeys(COMMIT);
    Entry entry = listing.entries().get(COMMIT);
    assertThat(entry.size()).hasValue(server.file(FILE).length);
    assertThat(entry.written().orElseThrow())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(server.paths()).containsExactlyInAnyOrder(FILE, INDEX);
  }

  @Test
  void hasNothingBeforeTheFirstWrite() {
    assertThat(store(ANYBODY).read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(store(ANYBODY).commits(MODULE).commits()).isEmpty();
    assertThat(store(ANYBODY).commits(MODULE).problem()).isEmpty();
  }

  @Test
  void replacesAnEarlierSnapshotOfTheSameCommit() {
    store(ANYBODY).write(COMMIT, MODULE, bytes("old"));
    store(ANYBODY).write(COMMIT, MODULE, bytes("newer"));

    assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isEqualTo("newer");
    assertThat(new String(server.file(INDEX), UTF_8).lines()).hasSize(1);
  }

  @Test
  void deletesASnapshotAndItsLine() {
    HttpStore store = store(ANYBODY);
    String other = "a".repeat(40);
    store.write(COMMIT, MODULE, bytes("records"));
    store.write(other, MODULE, bytes("others"));

    assertThat(store.delete(COMMIT, MODULE)).isInstanceOf(Kept.class);

    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(store.commits(MODULE).commits()).containsExactly(other);
    assertThat(store.delete(COMMIT, MODULE)).isInstanceOf(Kept.class);
  }

  @Test
  void showsUserAndPassword() {
    server.only("ada:s3cret");

    assertThat(store(ANYBODY.as(ADA)).write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);
    assertThat(content(store(ANYBODY.as(ADA)).read(COMMIT, MODULE))).isEqualTo("x");
  }

  @Test
  void showsAToken() {
    store(ANYBODY.as(new BearerToken("t0ken"))).read(COMMIT, MODULE);

    assertThat(server.requests).extracting("authorization").containsExactly("Bearer t0ken");
  }

  @Test
  void saysThatATokenOrAProxyIsOfNoUse() {
    BearerToken broken = new BearerToken("t0ken\nwith: more");
    assertThat(reason(store(ANYBODY.as(broken)).read(COMMIT, MODULE)))
        .contains("not of the form")
        .doesNotContain("t0ken");
    HttpProxy nowhere = new HttpProxy("127.0.0.1", 70_000, Optional.empty(), List.of());
    assertThat(store(HASTY.through(nowhere)).read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void saysWhatToDoAboutWrongCredentialsWithoutNamingThem() {
    server.only("ada:s3cret");
    HttpStore wrong = store(ANYBODY.as(new UserPassword("ada", "s3crte")));

    assertThat(reason(wrong.read(COMMIT, MODULE)))
        .contains("(401)", "settings.xml", "incremental.store.serverId")
        .doesNotContain("s3cr");
    assertThat(wrong.isOutOfReach()).isTrue();
    assertThat(reason(store(ANYBODY).read(COMMIT, MODULE))).contains("put user and password into");
    assertThat(store(ANYBODY).commits(MODULE).problem()).isPresent();
    assertThat(server.requests).as("no second attempts").hasSize(3);
  }

  @Test
  void saysThatNobodyListens() {
    StoreAddress.Web gone = server.address();
    server.close();
    HttpStore store = new HttpStore(gone, HASTY);

    assertThat(reason(store.read(COMMIT, MODULE))).startsWith("cannot read http://127.0.0.1:");
    assertThat(store.isOutOfReach()).isTrue();
    assertThat(notKept(new HttpStore(gone, HASTY).write(COMMIT, MODULE, bytes("x"))))
        .contains("cannot write", "onnection");
    assertThat(new HttpStore(gone, HASTY).commits(MODULE).problem().orElseThrow())
        .startsWith("cannot list");
  }

  @Test
  void saysThatAHostIsUnknown() {
    URI nowhere = URI.create("http://nowhere.invalid/store/");

    assertThat(reason(new HttpStore(new StoreAddress.Web(nowhere), ANYBODY).read(COMMIT, MODULE)))
        .contains("there is no host nowhere.invalid");
  }

  @Test
  void saysThatReadingIsForbidden() {
    server.with(always(403));
    HttpStore store = store(ANYBODY.as(ADA));

    assertThat(reason(store.read(COMMIT, MODULE))).contains("(403)", "right to read");
    assertThat(server.count("GET")).isEqualTo(1);
  }

  @Test
  void saysThatWritingIsForbiddenAndGoesOnReading() {
    server.with(exchange -> exchange.getRequestMethod().equals("PUT") && refuse(exchange, 403));
    HttpStore store = store(ANYBODY.as(ADA));

    assertThat(notKept(store.write(COMMIT, MODULE, bytes("x"))))
        .contains("(403)", "right to write");
    assertThat(store.isReadOnly()).isTrue();
    assertThat(store.isOutOfReach()).isFalse();
    assertThat(store.read(COMMIT, MODULE)).isInstanceOf(Absent.class);
    assertThat(server.count("PUT")).isEqualTo(1);
  }

  @Test
  void triesAgainAfterAPassingError() {
    store(ANYBODY).write(COMMIT, MODULE, bytes("records"));
    for (int status : List.of(500, 502, 503, 429)) {
      AtomicInteger asked = new AtomicInteger();
      server.with(exchange -> asked.incrementAndGet() < 3 && refuse(exchange, status));

      assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isEqualTo("records");
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void givesUpAfterThreeErrors() {
    server.with(always(500));

    assertThat(store(ANYBODY).commits(MODULE).problem().orElseThrow())
        .contains("cannot list", "the server answers 500");
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void waitsForASilentServerNoLongerThanItMay() {
    server.with(HttpStoreTest::sleep);

    long start = System.nanoTime();
    assertThat(reason(store(HASTY).read(COMMIT, MODULE))).contains("no whole answer within 400 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void waitsForASlowBodyNoLongerThanItMay() {
    server.with(
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            sleep(exchange, 100);
          }
          return true;
        });

    long start = System.nanoTime();
    assertThat(reason(store(HASTY).read(COMMIT, MODULE))).contains("no whole answer within 400 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void triesAgainAfterACut() {
    store(ANYBODY).write(COMMIT, MODULE, bytes("records"));
    AtomicInteger asked = new AtomicInteger();
    server.with(exchange -> asked.incrementAndGet() < 3 && cut(exchange));

    assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isEqualTo("records");

    server.with(HttpStoreTest::cut);
    assertThat(store(ANYBODY).read(COMMIT, MODULE)).isInstanceOf(Unusable.class);
  }

  @Test
  void noticesAWrongChecksum() {
    store(ANYBODY).write(COMMIT, MODULE, bytes("records"));
    byte[] file = server.file(FILE).clone();
    file[0] ^= 1;
    server.put(FILE, file);
    HttpStore store = store(ANYBODY);

    assertThat(reason(store.read(COMMIT, MODULE))).contains(COMMIT, "damaged");
    assertThat(store.isOutOfReach()).as("others may be whole").isFalse();
  }

  @Test
  void looksAgainWhereASnapshotIsJustBeingWritten() {
    store(ANYBODY).write(COMMIT, MODULE, bytes("records"));
    AtomicInteger asked = new AtomicInteger();
    server.with(
        exchange -> {
          if (asked.getAndIncrement() == 0) {
            FileServer.answer(exchange, 200, bytes("half"));
            return true;
          }
          return false;
        });

    assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isEqualTo("records");
  }

  @Test
  void refusesWhatIsTooLarge() {
    HttpStore store =
        new HttpStore(
            server.address(), ANYBODY, new HttpStore.Bounds(1_000, 10), Clock.systemUTC());
    server.put(FILE, new byte[1_001]);
    assertThat(reason(store.read(COMMIT, MODULE))).contains("larger than it can be");

    server.with(HttpStoreTest::endless);
    assertThat(reason(store.read(COMMIT, MODULE))).contains("larger than it can be");
    assertThat(store.commits(MODULE).problem().orElseThrow()).contains("larger than it can be");
    assertThat(store.isOutOfReach()).isFalse();
  }

  @Test
  void refusesWhatIsAnnouncedToBeHugeWithoutReadingIt() {
    server.with(
        exchange -> {
          exchange.sendResponseHeaders(200, 1L << 40);
          exchange.getResponseBody().write(new byte[1_000]);
          exchange.getResponseBody().flush();
          return sleep(exchange);
        });

    assertThat(reason(store(ANYBODY).read(COMMIT, MODULE))).contains("larger than it can be");
  }

  @Test
  void followsARedirectToAnotherServerWithoutSayingWhoAsks() throws IOException {
    store(ANYBODY).write(COMMIT, MODULE, bytes("records"));
    byte[] file = server.file(FILE);
    try (FileServer other = new FileServer()) {
      other.put("/elsewhere", file);
      server.with(redirectTo("http://localhost:" + other.port() + "/elsewhere?signature=abc"));
      server.requests.clear();

      assertThat(content(store(ANYBODY.as(ADA)).read(COMMIT, MODULE))).isEqualTo("records");

      assertThat(server.requests).extracting("authorization").doesNotContainNull();
      assertThat(other.requests).hasSize(1).extracting("authorization").containsOnlyNulls();
    }
  }

  @Test
  void writesNothingElsewhereThanItWasTold() throws IOException {
    try (FileServer other = new FileServer()) {
      server.with(redirectTo("http://localhost:" + other.port() + "/x?signature=abc"));

      assertThat(notKept(store(ANYBODY.as(ADA)).write(COMMIT, MODULE, bytes("x"))))
          .contains("/x instead", "correct incremental.store")
          .doesNotContain("signature");
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void buildsNoConditionOnWhatAnotherServerSaid() throws IOException {
    try (FileServer other = new FileServer()) {
      other.put("/index", bytes("of old"));
      store(ANYBODY).write("a".repeat(40), MODULE, bytes("others"));
      server.with(
          exchange -> {
            boolean sentOn =
                exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().endsWith("index.txt");
            if (sentOn) {
              other.put("/index", server.file(INDEX));
              redirectTo("http://localhost:" + other.port() + "/index").answers(exchange);
            }
            return sentOn;
          });

      assertThat(store(ANYBODY).write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);
      assertThat(new String(server.file(INDEX), UTF_8).lines()).hasSize(2);
    }
  }

  @Test
  void endsARoundOfRedirects() {
    server.with(redirectTo(FILE));

    assertThat(reason(store(ANYBODY).read(COMMIT, MODULE))).contains("instead (302)");
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void namesOfModulesLeadNowhereElse() {
    HttpStore store = store(ANYBODY);
    for (String module : List.of("../../etc", "a/b", "..", "%2e%2e/x", "a?b#c", "Grüße")) {
      assertThat(store.write(COMMIT, module, bytes(module))).isInstanceOf(Kept.class);
      assertThat(content(store.read(COMMIT, module))).isEqualTo(module);
    }

    assertThat(server.paths())
        .hasSize(12)
        .allMatch(path -> path.matches("/cache/store/[^/]+/[^/]+"))
        .noneMatch(path -> path.contains("/.."));
  }

  @Test
  void refusesWhatIsNoCommit() {
    assertThat(notKept(store(ANYBODY).write("../../etc", MODULE, bytes("x"))))
        .contains("not the full id");
    assertThat(notKept(store(ANYBODY).delete("../../etc", MODULE))).contains("not the full id");
    assertThat(store(ANYBODY).read("HEAD", MODULE)).isInstanceOf(Unusable.class);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void publishersOfOneCommitLeaveOneWholeSnapshot() throws Exception {
    List<String> contents = IntStream.range(0, 8).mapToObj(i -> ("" + i).repeat(50_000)).toList();

    assertThat(atOnce(8, i -> store(ANYBODY).write(COMMIT, MODULE, bytes(contents.get(i)))))
        .hasOnlyElementsOfType(Kept.class);

    assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isIn(contents);
    assertThat(store(ANYBODY).commits(MODULE).commits()).containsExactly(COMMIT);
  }

  @Test
  void publishersOfManyCommitsLoseNoLine() throws Exception {
    List<String> commits = IntStream.range(0, 8).mapToObj("%040x"::formatted).toList();

    assertThat(atOnce(8, i -> store(ANYBODY).write(commits.get(i), MODULE, bytes("x"))))
        .hasOnlyElementsOfType(Kept.class);

    assertThat(store(ANYBODY).commits(MODULE).commits())
        .containsExactlyInAnyOrderElementsOf(commits);
  }

  @Test
  void entersALostLineAgainWhereTheServerKnowsNoVersions() {
    server.withoutTags();
    AtomicInteger indexed = new AtomicInteger();
    byte[] others = bytes("b".repeat(40) + " 2026-01-02T03:04:05Z 7\nrubbish\n");
    server.with(
        exchange -> {
          boolean index =
              exchange.getRequestMethod().equals("PUT")
                  && exchange.getRequestURI().getPath().endsWith("index.txt");
          if (index && indexed.getAndIncrement() == 0) {
            server.put(INDEX, others);
            return refuse(exchange, 204);
          }
          return false;
        });

    assertThat(store(ANYBODY).write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);

    assertThat(store(ANYBODY).commits(MODULE).commits())
        .containsExactlyInAnyOrder(COMMIT, "b".repeat(40));
    assertThat(indexed).hasValue(2);
  }

  @Test
  void saysThatTheIndexCannotBeWritten() {
    server.with(
        exchange ->
            exchange.getRequestMethod().equals("PUT")
                && exchange.getRequestURI().getPath().endsWith("index.txt")
                && refuse(exchange, 412));

    Duration most = Duration.ofSeconds(3);
    StoreAccess access = ANYBODY.within(new Timeouts(most, most, most));
    assertThat(notKept(store(access).write(COMMIT, MODULE, bytes("x"))))
        .contains("cannot bring", "index.txt", "others change it all the time");
  }

  @Test
  void keepsTheNewestLines() {
    for (int i = 0; i < 5; i++) {
      Clock clock = Clock.fixed(Instant.EPOCH.plusSeconds(1_000 - i), ZoneOffset.UTC);
      new HttpStore(server.address(), ANYBODY, new HttpStore.Bounds(1_000, 5), clock)
          .write("%040x".formatted(i), MODULE, bytes("x"));
    }
    Clock clock = Clock.fixed(Instant.EPOCH.plusSeconds(2_000), ZoneOffset.UTC);
    new HttpStore(server.address(), ANYBODY, new HttpStore.Bounds(1_000, 3), clock)
        .write("%040x".formatted(9), MODULE, bytes("x"));

    assertThat(store(ANYBODY).commits(MODULE).commits())
        .containsExactlyInAnyOrder(
            "%040x".formatted(9), "%040x".formatted(0), "%040x".formatted(1));
  }

  @Test
  void makesTheDirectoriesThatAServerWants() {
    server.withCollections();

    assertThat(store(ANYBODY).write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);

    assertThat(server.collections())
        .contains("/cache/", "/cache/store/", "/cache/store/org.acme.shop/");
    assertThat(content(store(ANYBODY).read(COMMIT, MODULE))).isEqualTo("x");
  }

  @Test
  void goesThroughAProxyButToSomeHosts() throws IOException {
    try (FileServer proxy = new FileServer()) {
      HttpProxy way =
          new HttpProxy("127.0.0.1", proxy.port(), Optional.of(ADA), List.of("*.1", "x|y"));
      URI far = URI.create("http://far.invalid/cache/store/");
      HttpStore store = new HttpStore(new StoreAddress.Web(far), ANYBODY.through(way));

      assertThat(store.write(COMMIT, MODULE, bytes("x"))).isInstanceOf(Kept.class);
      assertThat(proxy.requests)
          .extracting("proxyAuthorization")
          .isNotEmpty()
          .allMatch(shown -> String.valueOf(shown).startsWith("Basic "));
      assertThat(proxy.requests).extracting("authorization").containsOnlyNulls();
      proxy.requests.clear();

      store(ANYBODY.through(way)).write(COMMIT, MODULE, bytes("x"));
      assertThat(proxy.requests).isEmpty();
      assertThat(server.requests).isNotEmpty();
      assertThat(server.requests).extracting("proxyAuthorization").containsOnlyNulls();
    }
  }

  @Test
  void saysWhatAProxyWantsThatHidesSecureServers() throws Exception {
    String who = "407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"";
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<String> asked = answer(proxy, who);
      HttpProxy way = new HttpProxy("127.0.0.1", proxy.getLocalPort(), Optional.of(ADA), List.of());
      URI far = URI.create("https://far.invalid/store/");
      HttpStore store = new HttpStore(new StoreAddress.Web(far), ANYBODY.through(way));

      assertThat(reason(store.read(COMMIT, MODULE)))
          .contains("the proxy asks who that is (407)", "disabledSchemes");
      assertThat(asked.get()).startsWith("CONNECT far.invalid:443");
    }
  }

  @Test
  void saysThatAServerIsNotSecure() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<String> asked = answer(plain, "400 Bad Request");
      URI secure = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/store/");

      assertThat(reason(new HttpStore(new StoreAddress.Web(secure), ANYBODY).read(COMMIT, MODULE)))
          .contains("no secure connection");
      assertThat(asked.get()).isNotEmpty();
    }
  }

  /** Answers whatever is asked first, and tells what it was. */
  private static Future<String> answer(ServerSocket server, String statusAndHeaders) {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<String> asked = threads.submit(() -> answerNow(server, statusAndHeaders));
    threads.shutdown();
    return asked;
  }

  private static String answerNow(ServerSocket server, String statusAndHeaders) throws IOException {
    try (Socket socket = server.accept()) {
      byte[] request = new byte[4_096];
      int length = socket.getInputStream().read(request);
      socket
          .getOutputStream()
          .write(
              bytes(
                  "HTTP/1.1 "
                      + statusAndHeaders
                      + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
      socket.getOutputStream().flush();
      return new String(request, 0, Math.max(0, length), UTF_8);
    }
  }

  private HttpStore store(StoreAccess access) {
    return new HttpStore(server.address(), access);
  }

  private interface Publisher {
    Writing publish(int number) throws Exception;
  }

  private static List<Writing> atOnce(int publishers, Publisher publisher) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(publishers);
    List<Future<Writing>> writings = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      int number = i;
      writings.add(threads.submit(() -> publisher.publish(number)));
    }
    List<Writing> results = new ArrayList<>();
    for (Future<Writing> writing : writings) {
      results.add(writing.get());
    }
    threads.shutdown();
    return results;
  }

  private static FileServer.Whim always(int status) {
    return exchange -> refuse(exchange, status);
  }

  private static boolean refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    return true;
  }

  private static FileServer.Whim redirectTo(String location) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      return refuse(exchange, 302);
    };
  }

  /** Announces more than it sends. */
  private static boolean cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write(new byte[500]);
    exchange.getResponseBody().flush();
    return true;
  }

  /** Goes on until nobody listens any more. */
  private static boolean endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 10_000; i++) {
        out.write(new byte[10_000]);
      }
    } catch (IOException e) {
      return true; // hung up, as it should
    }
    return true;
  }

  /** Says nothing until the server is stopped, or for as long as anybody may wait. */
  private static boolean sleep(HttpExchange exchange) {
    return sleep(exchange, 10_000);
  }

  private static boolean sleep(HttpExchange exchange, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return exchange != null;
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
