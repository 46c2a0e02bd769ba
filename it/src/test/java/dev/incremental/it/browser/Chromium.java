package dev.incremental.it.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium that does what its DevTools protocol says: no driver and no library between.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class Chromium implements AutoCloseable, WebSocket.Listener {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> open =
      new ConcurrentHashMap<>();
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();

  private Chromium(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), this)
            .join();
  }

  /** The program, if this machine has it. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(directory -> NAMES.stream().map(Path.of(directory)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it with a profile of its own, without a network. */
  static Chromium start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox", // which root cannot have
                "--disable-gpu",
                "--disable-background-networking",
                "--hide-scrollbars", // which would take of the width, but not on pictures
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder heard = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      heard.append(line).append('\n');
      if (line.startsWith(LISTENING)) {
        Thread rest = new Thread(() -> said.lines().forEach(each -> {}), "chromium's output");
        rest.setDaemon(true);
        rest.start();
        return new Chromium(process, line.substring(LISTENING.length()).strip());
      }
    }
    throw new IOException(program + " does not start: " + heard);
  }

  /** Opens an empty page. */
  Page page() {
    String target =
        (String) call(null, "Target.createTarget", "\"url\":\"about:blank\"").get("targetId");
    String session =
        (String)
            call(
                    null,
                    "Target.attachToTarget",
                    "\"targetId\":" + Json.quoted(target) + ",\"flatten\":true")
                .get("sessionId");
    return new Page(this, session);
  }

  /** Calls a method and waits for what it returns. */
  @SuppressWarnings("unchecked")
  Map<String, Object> call(@Nullable String session, String method, String parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    open.put(id, answer);
    String text =
        "{\"id\":"
            + id
            + ",\"method\":"
            + Json.quoted(method)
            + ",\"params\":{"
            + parameters
            + "}"
            + (session == null ? "" : ",\"sessionId\":" + Json.quoted(session))
            + "}";
    socket.sendText(text, true).join();
    try {
      Map<String, Object> answered = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (answered.containsKey("error")) {
        throw new IllegalStateException(method + ": " + answered.get("error"));
      }
      return (Map<String, Object>) answered.get("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " is not answered", e);
    }
  }

  /** What happened in a session so far. */
  List<Map<String, Object>> events(String session) {
    return events.stream().filter(each -> session.equals(each.get("sessionId"))).toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      String whole = message.toString();
      message.setLength(0);
      try {
        Map<String, Object> received = Json.object(whole);
        if (received.get("id") instanceof Double id) {
          CompletableFuture<Map<String, Object>> waiting = open.remove(id.intValue());
          if (waiting != null) {
            waiting.complete(received);
          }
        } else {
          events.add(received);
        }
      } catch (IOException e) {
        open.values().forEach(each -> each.completeExceptionally(e));
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    open.values().forEach(each -> each.completeExceptionally(error));
  }

  @Override
  public void close() throws InterruptedException {
    // who write into the profile, too
    List<ProcessHandle> children = process.descendants().toList();
    socket.abort();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    for (ProcessHandle each : children) {
      each.destroyForcibly();
      each.onExit().join();
    }
  }
}
