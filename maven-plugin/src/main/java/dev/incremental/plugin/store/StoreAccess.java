package dev.incremental.plugin.store;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a remote store is reached. What it prints of itself has no secrets.
 *
 * @param credentials who asks; empty for anonymous access by HTTP, and for what the environment
 *     says in S3
 * @param proxy the way out, if it is not the one that the JVM takes by itself
 * @param endpoint the address of a service that speaks S3, if it is not Amazon's
 * @param region the region of S3, if it is not the one that the environment says
 */
public record StoreAccess(
    Optional<Credentials> credentials,
    Optional<HttpProxy> proxy,
    Optional<URI> endpoint,
    Optional<String> region,
    Timeouts timeouts) {

  /** Nobody in particular, by the shortest way. */
  public static StoreAccess anonymous() {
    return new StoreAccess(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Timeouts.DEFAULT);
  }

  /** The same for somebody. */
  public StoreAccess as(Credentials who) {
    return new StoreAccess(Optional.of(who), proxy, endpoint, region, timeouts);
  }

  /** The same through a proxy. */
  public StoreAccess through(HttpProxy way) {
    return new StoreAccess(credentials, Optional.of(way), endpoint, region, timeouts);
  }

  /** The same with another endpoint and region. */
  public StoreAccess at(Optional<URI> otherEndpoint, Optional<String> otherRegion) {
    return new StoreAccess(credentials, proxy, otherEndpoint, otherRegion, timeouts);
  }

  /** The same with other bounds. */
  public StoreAccess within(Timeouts bounds) {
    return new StoreAccess(credentials, proxy, endpoint, region, bounds);
  }

  /** Who asks. */
  public sealed interface Credentials {}

  /** A user and a password; in S3 an access key and its secret. */
  public record UserPassword(String user, String password) implements Credentials {
    @Override
    public String toString() {
      return "user " + user;
    }
  }

  /** A token that its bearer shows. */
  public record BearerToken(String token) implements Credentials {
    @Override
    public String toString() {
      return "bearer of a token";
    }
  }

  /**
   * A proxy that speaks HTTP.
   *
   * @param nonProxyHosts hosts that are asked directly, with {@code *} for any characters
   */
  public record HttpProxy(
      String host, int port, Optional<UserPassword> credentials, List<String> nonProxyHosts) {

    public HttpProxy {
      nonProxyHosts = List.copyOf(nonProxyHosts);
    }

    /** Whether a host is asked by way of this proxy. */
    public boolean isFor(String target) {
      return nonProxyHosts().stream()
          .map(HttpProxy::expression)
          .noneMatch(target.toLowerCase(Locale.ROOT)::matches);
    }

    /**
     * The host names that a name with {@code *} stands for, in lower case. There is no {@code \Q}
     * in it, since S3's client turns it to lower case.
     */
    static String expression(String wildcards) {
      StringBuilder expression = new StringBuilder();
      for (char each : wildcards.toLowerCase(Locale.ROOT).toCharArray()) {
        if (each == '*') {
          expression.append(".*");
        } else if (Character.isLetterOrDigit(each)) {
          expression.append(each);
        } else {
          expression.append('\\').append(each);
        }
      }
      return expression.toString();
    }
  }

  /**
   * How long things may take.
   *
   * @param connect until there is a connection
   * @param request until a request is answered, the body included
   * @param total until an operation ends, with all its requests and the pauses between them
   */
  public record Timeouts(Duration connect, Duration request, Duration total) {
    /** A build should not wait longer for what only makes it faster. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20));
  }
}
