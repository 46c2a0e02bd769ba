package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Set-up times as the member {@code setUps} of {@link ReportJson}. */
final class SetUpJson {
  private SetUpJson() {}

  static void write(JsonGenerator out, SetUpCosts costs) throws IOException {
    out.writeRaw("\n");
    out.writeObjectFieldStart("setUps");
    out.writeNumberField("millis", costs.millis());
    out.writeNumberField("testMillis", costs.testMillis());
    out.writeArrayFieldStart("methods");
    for (SetUpCost each : costs.methods()) {
      out.writeRaw("\n ");
      out.writeStartObject();
      name(out, each);
      out.writeNumberField("millis", each.millis());
      out.writeNumberField("sparedMillis", each.sparedMillis());
      out.writeNumberField("classes", each.classes());
      out.writeNumberField("runs", each.runs());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("classes");
    for (SetUpOfClass each : costs.classes()) {
      out.writeRaw("\n ");
      ofClass(out, each);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("seeded");
    for (SeededSetUp each : costs.seeded()) {
      out.writeRaw("\n ");
      out.writeStartObject();
      out.writeStringField("execution", each.id().execution());
      out.writeStringField("class", each.id().name());
      out.writeNumberField("beforeMillis", each.beforeMicros() / 1000);
      out.writeNumberField("millis", each.micros() / 1000);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void ofClass(JsonGenerator out, SetUpOfClass each) throws IOException {
    out.writeStartObject();
    out.writeStringField("execution", each.id().execution());
    out.writeStringField("class", each.id().name());
    out.writeNumberField("millis", each.micros() / 1000);
    out.writeArrayFieldStart("parts");
    for (SetUpCost part : each.parts()) {
      out.writeStartObject();
      name(out, part);
      out.writeNumberField("millis", part.millis());
      out.writeNumberField("runs", part.runs());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void name(JsonGenerator out, SetUpCost cost) throws IOException {
    out.writeStringField(cost.isMethod() ? "method" : "context", cost.method());
  }
}
