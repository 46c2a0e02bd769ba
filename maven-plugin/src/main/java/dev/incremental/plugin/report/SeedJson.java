package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Seeds as the member {@code seeds} of {@link ReportJson}. */
final class SeedJson {
  private SeedJson() {}

  static void write(JsonGenerator out, ReportedSeeds seeds) throws IOException {
    out.writeRaw("\n");
    out.writeObjectFieldStart("seeds");
    if (seeds.lookedAt() != null) {
      out.writeStringField("lookedAt", seeds.lookedAt().toString());
    }
    out.writeArrayFieldStart("all");
    for (ReportedSeed each : seeds.seeds()) {
      out.writeRaw("\n ");
      out.writeStartObject();
      SeedFindings.write(out, each.finding());
      out.writeNumberField("tests", each.users().size());
      out.writeArrayFieldStart("classes");
      for (Map.Entry<String, Integer> users : each.classes().entrySet()) {
        out.writeStartObject();
        out.writeStringField("name", users.getKey());
        out.writeNumberField("tests", users.getValue());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
