package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of an audit's history:
 *
 * <pre>
 * {"schema":1,"at":"2026-01-31T02:00:00Z","module":"a.shop","executions":["default-test"],
 *  "commit":"…","dirty":false,"baseline":"…",
 *  "selected":37,"total":1842,"changed":3,"caught":2,"missed":["a.ClockTest#now()"]}
 * </pre>
 *
 * {@code commit} and {@code baseline} are missing where there is none. Reading takes the numbers
 * and passes over what else there may be.
 */
public final class AuditJson {
  private static final int SCHEMA = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private AuditJson() {}

  /** The line, without its end. */
  public static String line(AuditEntry entry) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      write(out, entry);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  /** Writes the object. */
  static void write(JsonGenerator out, AuditEntry entry) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", SCHEMA);
    out.writeStringField("at", entry.at().toString());
    out.writeStringField("module", entry.module());
    strings(out, "executions", entry.executions());
    if (entry.commit() != null) {
      out.writeStringField("commit", entry.commit());
    }
    out.writeBooleanField("dirty", entry.dirty());
    if (entry.baseline() != null) {
      out.writeStringField("baseline", entry.baseline());
    }
    out.writeNumberField("selected", entry.figures().selected());
    out.writeNumberField("total", entry.figures().total());
    out.writeNumberField("changed", entry.figures().changed());
    out.writeNumberField("caught", entry.figures().caught());
    strings(out, "missed", entry.missed());
    out.writeEndObject();
  }

  private static void strings(JsonGenerator out, String name, List<String> values)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String each : values) {
      out.writeString(each);
    }
    out.writeEndArray();
  }

  /** The numbers of a line; empty where it is no such line, or one of another version. */
  public static Optional<AuditFigures> figures(String line) {
    try (JsonParser in = JSON.createParser(line)) {
      Map<String, Integer> numbers = numbers(in);
      int missing = -1;
      AuditFigures figures =
          new AuditFigures(
              numbers.getOrDefault("selected", missing),
              numbers.getOrDefault("total", missing),
              numbers.getOrDefault("changed", missing),
              numbers.getOrDefault("caught", missing));
      return numbers.getOrDefault("schema", missing) == SCHEMA && figures.isSound()
          ? Optional.of(figures)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All that a line tells; empty where its numbers cannot be used or it names no moment. */
  public static Optional<AuditEntry> entry(String line) {
    Optional<AuditFigures> figures = figures(line);
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    try (JsonParser in = JSON.createParser(line)) {
      Map<String, JsonObjects.Member> known = new HashMap<>();
      for (String name : List.of("at", "module", "commit", "dirty", "baseline")) {
        known.put(name, value -> texts.put(name, value.getText()));
      }
      for (String name : List.of("executions", "missed")) {
        known.put(name, value -> lists.put(name, JsonObjects.strings(value)));
      }
      JsonObjects.members(in, known);
      Instant at = Instant.parse(texts.getOrDefault("at", ""));
      return figures.map(
          numbers ->
              new AuditEntry(
                  at,
                  texts.getOrDefault("module", ""),
                  lists.getOrDefault("executions", List.of()),
                  texts.get("commit"),
                  Boolean.parseBoolean(texts.get("dirty")),
                  texts.get("baseline"),
                  numbers,
                  lists.getOrDefault("missed", List.of())));
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty(); // counted as a line that cannot be read
    }
  }

  private static Map<String, Integer> numbers(JsonParser in) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    if (in.nextToken() != JsonToken.START_OBJECT) {
      return numbers;
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      if (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        numbers.put(name, in.getIntValue());
      } else {
        in.skipChildren();
      }
    }
    return numbers;
  }
}
