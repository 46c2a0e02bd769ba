package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of texts what must not leave this machine: secrets for <code>${secret}</code>, the
 * user's name for <code>${user}</code>, names of this host for <code>${host}</code>.
 *
 * <p>Of a secret it stays visible that it is there. It is known by the name of its value, in a text
 * by a name before it, as the user's part of a URL, or as PEM. Names of the user and the host are
 * replaced where they are the whole value or a part of a path or URL; elsewhere they may be words
 * like any other.
 */
public final class Redaction {
  /** Knows of no user and no host. */
  public static final Redaction OF_SECRETS_ALONE = new Redaction(Set.of(), Set.of());

  private static final String SECRET = "${secret}";
  private static final String USER = "${user}";
  private static final String HOST = "${host}";
  private static final String TOKEN_BELOW = "/${";
  private static final String MARKED = "/./${";
  private static final List<Path> HOST_NAMES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [^-]*-----|\\z)");
  private static final Pattern IN_URL =
      Pattern.compile("(?<=://)[^/\\s\"']*@|(?<=jdbc:oracle:thin:)[^@\\s]++@");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"']?\\s*+(?:=|:(?![/\\\\]))\\s*+");
  private static final Pattern VALUE =
      Pattern.compile("(?:(?:Bearer|Basic|Token)\\s++)?(?:\"[^\"]*+\"?|'[^']*+'?|[^\\s&;,\"']++)");

  private static final Set<String> NO_SECRETS = Set.of("", "true", "false", SECRET);

  private final Map<String, String> tokens = new LinkedHashMap<>();

  private Redaction(Collection<String> users, Collection<String> hosts) {
    users.forEach(name -> tokens.put(name, USER));
    hosts.forEach(name -> tokens.putIfAbsent(name, HOST));
  }

  /** Knows the given names; blank ones and {@code localhost} are nobody's. */
  public static Redaction of(Collection<String> users, Collection<String> hosts) {
    return new Redaction(names(users), names(hosts));
  }

  /** Knows who runs this JVM, and where. */
  public static Redaction ofThisMachine() {
    Map<String, String> variables = System.getenv();
    Stream<String> users =
        Stream.concat(
            Stream.of(System.getProperty("user.name", "")),
            Stream.of("USER", "LOGNAME", "USERNAME").map(name -> variables.getOrDefault(name, "")));
    return of(users.toList(), hosts(variables));
  }

  private static List<String> hosts(Map<String, String> variables) {
    List<String> hosts =
        Stream.concat(
                HOST_NAMES.stream().map(Redaction::content),
                Stream.of("HOSTNAME", "COMPUTERNAME").map(name -> variables.getOrDefault(name, "")))
            .filter(name -> !name.isBlank())
            .toList();
    return hosts.isEmpty() ? List.of(resolved()) : hosts;
  }

  /** Asks the system's resolver, which may take its time. */
  private static String resolved() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static List<String> names(Collection<String> names) {
    return names.stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.equals("localhost"))
        .distinct()
        .toList();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException e) {
      return ""; // another operating system
    }
  }

  /** A named value as it may be kept. */
  public String value(String name, String value) {
    String visible = withoutSecrets(name, value);
    return tokens.getOrDefault(visible.strip(), places(visible));
  }

  /** A named value without secrets; other than the value itself where it is one or holds one. */
  public static String withoutSecrets(String name, String value) {
    boolean secret = SecretNames.isSecret(name) && !NO_SECRETS.contains(value.strip());
    return secret ? SECRET : withoutSecrets(value);
  }

  private static String withoutSecrets(String text) {
    String rest = PRIVATE_KEY.matcher(text).replaceAll(Matcher.quoteReplacement(SECRET));
    rest = IN_URL.matcher(rest).replaceAll(Matcher.quoteReplacement(SECRET + "@"));
    Matcher name = NAME.matcher(rest);
    Matcher value = VALUE.matcher(rest);
    StringBuilder visible = new StringBuilder(rest.length());
    int done = 0;
    for (int from = 0; name.find(from); from = Math.max(name.end(), done)) {
      value.region(name.end(), rest.length());
      boolean secret = SecretNames.isSecret(name.group(1).replaceFirst("^-+D?", ""));
      if (secret && value.lookingAt() && !NO_SECRETS.contains(value.group())) {
        visible.append(rest, done, name.end()).append(SECRET);
        done = value.end();
      }
    }
    return visible.append(rest, done, rest.length()).toString();
  }

  /**
   * An absolute path with tokens for its parts; {@link #expanded} is the way back. One that holds
   * something like a token already keeps all its parts, and a part of one dot as the sign of it.
   */
  String path(String path) {
    return path.contains(TOKEN_BELOW) ? path.replace(TOKEN_BELOW, MARKED) : parts(path, tokens);
  }

  /** The path that {@link #path} was given on this machine, but for parts of one dot. */
  String expanded(String path) {
    if (path.contains(MARKED) || !path.contains(TOKEN_BELOW)) {
      return path;
    }
    Map<String, String> names = new LinkedHashMap<>();
    tokens.forEach((name, token) -> names.putIfAbsent(token, name));
    return parts(path, names);
  }

  private static String parts(String path, Map<String, String> replacements) {
    return Stream.of(path.split("/", -1))
        .map(part -> Objects.requireNonNull(replacements.getOrDefault(part, part)))
        .collect(Collectors.joining("/"));
  }

  private String places(String text) {
    String result = text;
    for (Map.Entry<String, String> each : tokens.entrySet()) {
      if (result.contains(each.getKey())) {
        result =
            Pattern.compile(
                    "(?<=[/\\\\@])" + Pattern.quote(each.getKey()) + "(?=[/\\\\:;,?\"'\\s]|$)")
                .matcher(result)
                .replaceAll(Matcher.quoteReplacement(each.getValue()));
      }
    }
    return result;
  }
}
