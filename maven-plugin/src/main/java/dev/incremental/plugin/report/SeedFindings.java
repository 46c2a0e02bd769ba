package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last build that looked at a module's seeds found, kept for reports: they ask no server,
 * and compile nothing.
 *
 * @param at when it looked
 * @param seeds all that the module has
 */
public record SeedFindings(Instant at, List<SeedFinding> seeds) {
  private static final int SCHEMA = 1;

  /** Copies the list. */
  public SeedFindings {
    seeds = List.copyOf(seeds);
  }

  /** As JSON, a line each. */
  public String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", SCHEMA);
      out.writeStringField("at", at.toString());
      out.writeArrayFieldStart("seeds");
      for (SeedFinding each : seeds) {
        out.writeRaw("\n ");
        out.writeStartObject();
        write(out, each);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text + "\n";
  }

  /** Writes the members of one; what there is nothing of is missing. */
  static void write(JsonGenerator out, SeedFinding seed) throws IOException {
    out.writeStringField("seed", seed.name());
    text(out, "after", seed.after());
    text(out, "function", seed.function());
    out.writeStringField("state", seed.state().code());
    text(out, "why", seed.why());
    if (seed.madeAt() != null) {
      out.writeStringField("madeAt", seed.madeAt().toString());
    }
    if (seed.bytes() >= 0) {
      out.writeNumberField("bytes", seed.bytes());
    }
  }

  private static void text(JsonGenerator out, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      out.writeStringField(name, text);
    }
  }

  /**
   * Reads such a text.
   *
   * @throws IOException if it is none; the message is a clause that says why
   */
  public static SeedFindings read(String text) throws IOException {
    List<String> schema = new ArrayList<>();
    List<Instant> at = new ArrayList<>();
    List<SeedFinding> seeds = new ArrayList<>();
    try (JsonParser in = new JsonFactory().createParser(text)) {
      JsonObjects.members(
          in,
          Map.of(
              "schema", value -> schema.add(value.getText()),
              "at", value -> at.add(moment(value.getText())),
              "seeds", value -> seeds.addAll(JsonObjects.list(value, SeedFindings::seed))));
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e); // the whole one quotes the text
    }
    if (!schema.equals(List.of(String.valueOf(SCHEMA)))) {
      throw new IOException("its schema is not " + SCHEMA);
    }
    if (at.size() != 1) {
      throw new IOException("it does not say when it was written");
    }
    return new SeedFindings(at.get(0), seeds);
  }

  private static SeedFinding seed(JsonObjects.Values values) throws IOException {
    @Nullable String madeAt = values.optional("madeAt");
    return new SeedFinding(
        values.text("seed"),
        orEmpty(values.optional("after")),
        orEmpty(values.optional("function")),
        SeedState.of(values.text("state")),
        orEmpty(values.optional("why")),
        madeAt == null ? null : moment(madeAt),
        values.number("bytes", -1));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Instant moment(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("it has a time that is none", e);
    }
  }
}
