package dev.incremental.plugin.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a database of ours says of itself, in its comment: readable, and to be read by later
 * versions.
 *
 * @param kind {@code template}, {@code building} or {@code clone}
 * @param values by their names
 */
record Label(String kind, Map<String, String> values) {
  private static final String FIRST = "incremental 1 ";

  Label {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Empty where the comment is none of ours, or of a version that is not known. */
  static Optional<Label> parse(String comment) {
    List<String> lines = comment.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(FIRST)) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return Optional.of(new Label(lines.get(0).substring(FIRST.length()).strip(), values));
  }

  static Label of(String kind, Owner owner) {
    return new Label(
        kind,
        Map.of(
            "host", owner.host(),
            "boot", owner.boot(),
            "pid", Long.toString(owner.pid()),
            "started", Long.toString(owner.started())));
  }

  Label with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Label(kind, more);
  }

  Label with(Migrations migrations) {
    return with("flyway", migrations.flyway())
        .with("settings", migrations.settings())
        .with("callbacks", migrations.callbacks())
        .with(
            "versioned",
            String.join(
                " ",
                migrations.versioned().stream()
                    .map(each -> each.version() + ":" + each.hash())
                    .toList()))
        .with(
            "repeatable",
            String.join(
                " ",
                migrations.repeatable().entrySet().stream()
                    .map(
                        each ->
                            URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                                + ":"
                                + each.getValue())
                    .toList()));
  }

  /** What it was made from; empty where it does not say. */
  Optional<Migrations> migrations() {
    if (!values.containsKey("versioned")) {
      return Optional.empty();
    }
    TreeMap<String, String> repeatable = new TreeMap<>();
    pairs("repeatable")
        .forEach(
            pair -> repeatable.put(URLDecoder.decode(pair[0], StandardCharsets.UTF_8), pair[1]));
    return Optional.of(
        new Migrations(
            pairs("versioned").stream()
                .map(pair -> new Migrations.Migration(pair[0], pair[1]))
                .toList(),
            repeatable,
            value("settings"),
            value("callbacks"),
            value("flyway")));
  }

  private List<String[]> pairs(String name) {
    return Arrays.stream(value(name).split(" ", -1))
        .map(each -> each.split(":", 2))
        .filter(pair -> pair.length == 2)
        .toList();
  }

  /** A value, empty where it is missing. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** A point of time, empty where it is missing or none. */
  Optional<Instant> time(String name) {
    try {
      return Optional.of(Instant.parse(value(name)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(FIRST).append(kind);
    values.forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
    return text.toString();
  }
}
