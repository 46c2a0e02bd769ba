package dev.incremental.plugin.store;

import dev.incremental.plugin.store.StoreAddress.Bucket;
import dev.incremental.plugin.store.StoreAddress.Directory;
import dev.incremental.plugin.store.StoreAddress.Parsing;
import dev.incremental.plugin.store.StoreAddress.Web;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text of an address, on its way to one. */
record AddressText(String text) {
  private static final int LONGEST = 200;
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)");
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  static String bounded(String text) {
    String plain = CONTROL.matcher(text).replaceAll("?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  /** Without what may be a password: all before an @, and query and fragment. */
  static String safe(String address) {
    return bounded(
        address
            .replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:/*)?.*@", "$1")
            .replaceFirst("[?#].*$", ""));
  }

  Parsing parse(Path base) {
    var schemed = SCHEME.matcher(text);
    try {
      if (!schemed.matches()) {
        return new Parsing.Read(new Directory(base.resolve(text).normalize()));
      }
      return switch (schemed.group(1).toLowerCase(Locale.ROOT)) {
        case "file" -> new Parsing.Read(new Directory(file(schemed.group(2), base)));
        case "s3" -> remote(true);
        case "http", "https" -> remote(false);
        default -> refused("is no place for snapshots");
      };
    } catch (IllegalArgumentException | URISyntaxException e) {
      return refused("is no place for snapshots");
    }
  }

  private Path file(String path, Path base) {
    return path.startsWith("/")
        ? Path.of(URI.create("file:" + path)).normalize()
        : base.resolve(path).normalize();
  }

  private Parsing remote(boolean s3) throws URISyntaxException {
    if (text.replaceFirst("^[^:]*:/*", "").replaceFirst("[/?#].*$", "").contains("@")) {
      return new Parsing.Refused(
          "'" + safe(text) + "' has a user name or password in it, which would end up in logs",
          "put them into a <server> of settings.xml and name its id by incremental.store.serverId");
    }
    URI uri = new URI(text).normalize();
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return refused("has something after ? or #, which means nothing here");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (uri.getRawAuthority() == null || (path + "/").contains("/../")) {
      return refused("is no place for snapshots");
    }
    return s3 ? bucket(uri) : web(uri, path.replaceAll("/+$", "") + "/");
  }

  private Parsing bucket(URI uri) {
    String prefix = uri.getPath().replaceAll("^/+|/+$", "");
    return BUCKET.matcher(uri.getRawAuthority()).matches()
        ? new Parsing.Read(new Bucket(uri.getRawAuthority(), prefix.isEmpty() ? "" : prefix + "/"))
        : refused("names no bucket");
  }

  private Parsing web(URI uri, String path) throws URISyntaxException {
    if (uri.getHost() == null) {
      return refused("names no host");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = uri.getPort() == (scheme.equals("http") ? 80 : 443) || uri.getPort() < 0;
    String authority = uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    return new Parsing.Read(new Web(new URI(scheme + "://" + authority + path)));
  }

  private Parsing refused(String why) {
    return new Parsing.Refused(
        "'" + safe(text) + "' " + why,
        "give a directory, s3://bucket/prefix or an address of http or https");
  }
}
