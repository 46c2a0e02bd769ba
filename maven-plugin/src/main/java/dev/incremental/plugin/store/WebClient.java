package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.store.BoundedBody.TooLargeException;
import dev.incremental.plugin.store.StoreAccess.BearerToken;
import dev.incremental.plugin.store.StoreAccess.Credentials;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.WebAnswer.Answered;
import dev.incremental.plugin.store.WebAnswer.NoAnswer;
import dev.incremental.plugin.store.WebAnswer.TooLong;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one HTTP server, again if it helps, within bounds of time and size.
 *
 * <p>Credentials are shown to that server alone. It may send readers elsewhere, as servers do that
 * keep their files in a cloud's storage; there, nobody is told who asks.
 */
final class WebClient {
  private static final int MOST_REDIRECTS = 3;

  private final URI origin;
  private final StoreAccess access;
  private @Nullable HttpClient client;

  /**
   * @param origin an address at the server that credentials are for
   */
  WebClient(URI origin, StoreAccess access) {
    this.origin = origin;
    this.access = access;
  }

  /** Made when it is needed, as it may fail: settings of the JVM or of the proxy may be wrong. */
  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(access.timeouts().connect());
      access.proxy().ifPresent(proxy -> builder.proxy(new ChosenProxy(proxy)));
      made = builder.build();
      client = made;
    }
    return made;
  }

  /**
   * A request to be made.
   *
   * @param condition a header that makes it depend on what is there now, if it does
   * @param mostBytes the longest answer that is of use; 0 where its body is of no interest
   */
  record Question(
      String method, URI uri, byte[] body, Optional<Condition> condition, long mostBytes) {

    static Question get(URI uri, long mostBytes) {
      return new Question("GET", uri, new byte[0], Optional.empty(), mostBytes);
    }

    static Question put(URI uri, byte[] body, Optional<Condition> condition) {
      return new Question("PUT", uri, body, condition, 0);
    }

    static Question of(String method, URI uri) {
      return new Question(method, uri, new byte[0], Optional.empty(), 0);
    }

    private Question at(URI elsewhere) {
      return new Question(method, elsewhere, body, condition, mostBytes);
    }
  }

  /** A header of a conditional request. */
  record Condition(String header, String value) {}

  /** Asks, and asks again after what may pass: no connection, a cut, 429 and most of 5xx. */
  WebAnswer ask(Question question, Deadline deadline) {
    BackOff backOff = new BackOff(deadline);
    try {
      for (int attempt = 1; ; attempt++) {
        boolean last = attempt == BackOff.ATTEMPTS;
        try {
          WebAnswer answer = follow(question, deadline);
          if (last || !(answer instanceof Answered got) || !got.isPassing() || !backOff.pause()) {
            return answer;
          }
        } catch (SSLException e) {
          return new NoAnswer("no secure connection: " + WebProblem.of(e, question.uri()));
        } catch (IOException e) {
          if (last || !backOff.pause()) {
            return new NoAnswer(WebProblem.of(e, question.uri()));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NoAnswer("interrupted");
    }
  }

  private WebAnswer follow(Question first, Deadline deadline)
      throws IOException, InterruptedException {
    Question question = first;
    for (int i = 0; ; i++) {
      WebAnswer answer = once(question, deadline);
      boolean redirected =
          answer instanceof Answered got && got.isRedirect() && first.method().equals("GET");
      if (!redirected || i == MOST_REDIRECTS) {
        return i > 0 && answer instanceof Answered got ? got.fromElsewhere() : answer;
      }
      Optional<URI> next = next(question.uri(), ((Answered) answer).location());
      if (next.isEmpty()) {
        return answer;
      }
      question = question.at(next.get());
    }
  }

  /** Where a redirect leads, unless it leads out of HTTP or out of a secure connection. */
  private static Optional<URI> next(URI from, Optional<String> location) {
    try {
      return location
          .map(from::resolve)
          .filter(to -> to.getHost() != null && to.getRawUserInfo() == null)
          .filter(to -> isSecure(to) || (isPlain(to) && isPlain(from)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isPlain(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  private WebAnswer once(Question question, Deadline deadline)
      throws IOException, InterruptedException {
    Duration time = deadline.atMost(access.timeouts().request());
    CompletableFuture<HttpResponse<byte[]>> future;
    try {
      future = client().sendAsync(request(question), new BoundedBody(question.mostBytes()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) { // its message may quote a password
      return new NoAnswer("user, password, token or proxy are not of the form that they must have");
    }
    try {
      HttpResponse<byte[]> response = future.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return new Answered(
          response.statusCode(),
          response.headers().firstValue("ETag").filter(WebClient::isStrong),
          response.headers().firstValue("Location"),
          response.body());
    } catch (TimeoutException e) {
      future.cancel(true);
      return new NoAnswer("no whole answer within " + seconds(time));
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      return problem(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static WebAnswer problem(Throwable cause) throws IOException {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof TooLargeException) {
        return new TooLong();
      }
    }
    throw cause instanceof IOException known
        ? known
        : new IOException(String.valueOf(cause.getMessage()), cause);
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 1_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  /** Conditions need an entity tag that changes with every byte. */
  private static boolean isStrong(String etag) {
    return etag.startsWith("\"") && etag.length() > 2;
  }

  private HttpRequest request(Question question) {
    URI uri = question.uri();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .method(
                question.method(),
                question.method().equals("PUT")
                    ? BodyPublishers.ofByteArray(question.body())
                    : BodyPublishers.noBody())
            .header("User-Agent", "incremental")
            .header("Cache-Control", "no-cache");
    question.condition().ifPresent(each -> builder.header(each.header(), each.value()));
    if (isAtOrigin(uri)) {
      access.credentials().ifPresent(who -> builder.header("Authorization", shown(who)));
    }
    access
        .proxy()
        .filter(proxy -> proxy.isFor(uri.getHost()))
        .flatMap(StoreAccess.HttpProxy::credentials)
        .ifPresent(who -> builder.header("Proxy-Authorization", shown(who)));
    return builder.build();
  }

  private boolean isAtOrigin(URI uri) {
    return origin.getScheme().equalsIgnoreCase(uri.getScheme())
        && origin.getHost().equalsIgnoreCase(uri.getHost())
        && port(origin) == port(uri);
  }

  private static int port(URI uri) {
    int usual = isPlain(uri) ? 80 : 443;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private static String shown(Credentials who) {
    if (who instanceof UserPassword basic) {
      byte[] words = (basic.user() + ":" + basic.password()).getBytes(UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(words);
    }
    return "Bearer " + ((BearerToken) who).token();
  }
}
