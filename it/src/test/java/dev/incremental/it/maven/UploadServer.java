package dev.incremental.it.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An HTTP server that keeps in memory what its only writer uploads; one more user may read. */
public final class UploadServer implements AutoCloseable {
  /** Who may read and write. */
  public static final String USER = "builder";

  public static final String PASSWORD = "p4ss-of-the-store";

  /** Who may only read. */
  public static final String READER = "reader";

  public static final String READERS_PASSWORD = "p4ss-to-look";

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final HttpServer server;
  private final AtomicReference<@Nullable HeldWrite> held = new AtomicReference<>();
  private volatile int refusal;
  private volatile boolean full;

  private UploadServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on some port of the loopback interface. */
  public static UploadServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    UploadServer server = new UploadServer(http);
    http.createContext("/", server::answer);
    http.setExecutor(Executors.newCachedThreadPool());
    http.start();
    return server;
  }

  /** Where the store is. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/builds";
  }

  /** Sizes of the files that were uploaded, by their paths. */
  public Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    files.forEach((path, content) -> sizes.put(path, content.length));
    return sizes;
  }

  byte[] file(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  void put(String path, byte[] content) {
    files.put(path, content);
  }

  void remove(String path) {
    files.remove(path);
  }

  int requests() {
    return requests.get();
  }

  /** How many requests would have changed something, those included that were refused. */
  public int writes() {
    return writes.get();
  }

  /** Answers everything with a status from now on; 0 for no more of that. */
  void refuse(int status) {
    refusal = status;
  }

  /** Whether a disk is full from now on: of what is uploaded the first half stays. */
  void isFull(boolean now) {
    full = now;
  }

  /** Does not carry out the next write of a file with such a name, nor answer it. */
  HeldWrite holdWriteOf(String ending) {
    HeldWrite write = HeldWrite.of(ending);
    held.set(write);
    return write;
  }

  private boolean isHeld(String path) {
    HeldWrite next = held.get();
    boolean found = next != null && path.endsWith(next.ending()) && held.compareAndSet(next, null);
    if (found) {
      next.hold();
    }
    return found;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      boolean writing = !exchange.getRequestMethod().equals("GET");
      if (writing) {
        writes.incrementAndGet();
      }
      if (refusal != 0) {
        exchange.sendResponseHeaders(refusal, -1);
      } else if (!is(exchange, USER, PASSWORD)
          && (writing || !is(exchange, READER, READERS_PASSWORD))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"builds\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (writing && isHeld(path)) {
        exchange.sendResponseHeaders(500, -1);
      } else if (writing && full) {
        files.put(path, Arrays.copyOf(body, body.length / 2));
        exchange.sendResponseHeaders(507, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        exchange.sendResponseHeaders(files.put(path, body) == null ? 201 : 204, -1);
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        exchange.sendResponseHeaders(files.remove(path) == null ? 404 : 204, -1);
      } else {
        byte[] content = files.get(path);
        exchange.sendResponseHeaders(
            content == null ? 404 : 200, content == null ? -1 : content.length);
        if (content != null) {
          exchange.getResponseBody().write(content);
        }
      }
    }
  }

  private static boolean is(HttpExchange exchange, String user, String password) {
    String expected = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
