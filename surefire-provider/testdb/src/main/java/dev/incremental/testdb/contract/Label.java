package dev.incremental.testdb.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
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
public record Label(String kind, Map<String, String> values) {
  private static final String FIRST = "incremental 1 ";
  private static final String KEPT = "kept";
  private static final String WHY = "why";

  /** Copies the values. */
  public Label {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** Empty where the comment is none of ours, or of a version that is not known. */
  public static Optional<Label> parse(String comment) {
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

  /** Says whose a database is. */
  public static Label of(String kind, Owner owner) {
    return new Label(
        kind,
        Map.of(
            "host", owner.host(),
            "boot", owner.boot(),
            "pid", Long.toString(owner.pid()),
            "started", Long.toString(owner.started())));
  }

  /** What a clone says that is made now. */
  public static Label ofClone(Owner owner, String template) {
    return of("clone", owner).with("template", template).with("made", Instant.now().toString());
  }

  /** The same with one more value, or another one. */
  public Label with(String name, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(name, value);
    return new Label(kind, more);
  }

  /**
   * The same of a clone that is kept from now on, although its owner ends.
   *
   * @param why a clause for the user
   */
  public Label kept(String why) {
    return with(KEPT, Instant.now().toString()).with(WHY, why);
  }

  /** Since when it is kept; empty where it is not. */
  public Optional<Instant> keptSince() {
    return time(KEPT);
  }

  /** Why it is kept; empty where it is not. */
  public String whyKept() {
    return value(WHY);
  }

  /** A value, empty where it is missing. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** A point of time, empty where it is missing or none. */
  public Optional<Instant> time(String name) {
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
