package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that keeps files in memory, with the manners of those in use. */
final class FileServer implements AutoCloseable {
  /** What was asked; the values of headers are null where there was none. */
  record Request(String method, String path, String authorization, String proxyAuthorization) {}

  /** Answers in place of the server; false where it should go on. */
  interface Whim {
    boolean answers(HttpExchange exchange) throws IOException;
  }

  private record File(byte[] bytes, int version) {}

  final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Map<String, File> files = new ConcurrentHashMap<>();
  private final Set<String> collections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Whim whim = exchange -> false;
  private volatile boolean withTags = true;
  private volatile boolean wantsCollections;
  private volatile String user;

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Takes only those who show this user and password, as {@code user:password}. */
  FileServer only(String userAndPassword) {
    user = "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    return this;
  }

  /** Names no versions and heeds no conditions. */
  FileServer withoutTags() {
    withTags = false;
    return this;
  }

  /** Takes files only into directories that were made. */
  FileServer withCollections() {
    wantsCollections = true;
    collections.add("/");
    return this;
  }

  FileServer with(Whim first) {
    whim = first;
    return this;
  }

  int port() {
    return server.getAddress().getPort();
  }

  StoreAddress.Web address() {
    return new StoreAddress.Web(URI.create("http://127.0.0.1:" + port() + "/cache/store/"));
  }

  byte[] file(String path) {
    return Objects.requireNonNull(files.get(path), path).bytes();
  }

  synchronized void put(String path, byte[] bytes) {
    File before = files.get(path);
    files.put(path, new File(bytes, before == null ? 1 : before.version() + 1));
  }

  Set<String> paths() {
    return Set.copyOf(files.keySet());
  }

  Set<String> collections() {
    return Set.copyOf(collections);
  }

  long count(String method) {
    return requests.stream().filter(each -> each.method().equals(method)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Proxy-Authorization")));
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (whim.answers(exchange)) {
        return;
      }
      if (user != null && !user.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, new byte[0]);
        return;
      }
      serve(exchange, exchange.getRequestURI().getRawPath(), body);
    }
  }

  private synchronized void serve(HttpExchange exchange, String path, byte[] body)
      throws IOException {
    File file = files.get(path);
    switch (exchange.getRequestMethod()) {
      case "GET" -> {
        if (file != null && withTags) {
          exchange.getResponseHeaders().set("ETag", tag(file));
        }
        answer(exchange, file == null ? 404 : 200, file == null ? new byte[0] : file.bytes());
      }
      case "PUT" -> answer(exchange, put(exchange, path, file, body), new byte[0]);
      case "DELETE" -> answer(exchange, files.remove(path) == null ? 404 : 204, new byte[0]);
      case "MKCOL" -> answer(exchange, make(path), new byte[0]);
      default -> answer(exchange, 405, new byte[0]);
    }
  }

  private int put(HttpExchange exchange, String path, File file, byte[] body) {
    String match = exchange.getRequestHeaders().getFirst("If-Match");
    String none = exchange.getRequestHeaders().getFirst("If-None-Match");
    boolean refused =
        match != null && (file == null || !match.equals(tag(file))) || none != null && file != null;
    if (withTags && refused) {
      return 412;
    }
    if (wantsCollections && !collections.contains(parent(path))) {
      return 409;
    }
    put(path, body);
    return file == null ? 201 : 204;
  }

  private int make(String path) {
    if (!collections.contains(parent(path.substring(0, path.length() - 1)))) {
      return 409;
    }
    return collections.add(path) ? 201 : 405;
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String tag(File file) {
    return "\"" + file.version() + "\"";
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = body.length == 0;
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
