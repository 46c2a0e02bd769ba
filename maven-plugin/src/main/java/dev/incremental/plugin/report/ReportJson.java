package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.incremental.plugin.snapshot.TestRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report as JSON, with the figures of {@link ReportHtml} and all that the page has no room for;
 * the page on the report describes it. A member of which there is nothing is missing.
 */
public final class ReportJson {
  private static final int SCHEMA = 1;

  private final Report report;
  private final JsonGenerator out;

  private ReportJson(Report report, JsonGenerator out) {
    this.report = report;
    this.out = out;
  }

  /** The text. */
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      new ReportJson(report, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text + "\n";
  }

  private void write() throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", SCHEMA);
    out.writeStringField("module", report.module());
    out.writeStringField("at", report.at().toString());
    if (report.run() != null) {
      run(report.run());
    }
    if (!report.audits().isEmpty()) {
      audits(report.audits());
    }
    if (!report.tests().isEmpty()) {
      hotSpots();
      tests();
    }
    if (!report.setUps().isEmpty()) {
      SetUpJson.write(out, report.setUps());
    }
    if (!report.seeds().isEmpty()) {
      SeedJson.write(out, report.seeds());
    }
    out.writeEndObject();
  }

  private void run(ReportedRun run) throws IOException {
    out.writeRaw("\n");
    out.writeObjectFieldStart("run");
    if (report.selectedAt() != null) {
      out.writeStringField("selectedAt", report.selectedAt().toString());
    }
    figures("selected", run.selected());
    figures("elsewhere", run.elsewhere());
    figures("notAffected", run.leftOut());
    figures("known", run.tests());
    out.writeArrayFieldStart("reasons");
    for (ReasonGroup each : ReasonGroup.of(run)) {
      reason(each);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("selection");
    new SelectionJson(run).write(out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private void figures(String name, List<ReportedTest> tests) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("tests", tests.size());
    out.writeNumberField("millis", ReportedRun.millis(tests));
    out.writeEndObject();
  }

  private void reason(ReasonGroup group) throws IOException {
    out.writeRaw("\n ");
    out.writeStartObject();
    if (!group.kind().isEmpty()) {
      out.writeStringField("kind", group.kind());
    }
    out.writeStringField("name", group.name());
    out.writeNumberField("tests", group.tests().size());
    out.writeNumberField("millis", group.millis());
    counts("classes", group.classes());
    counts("ways", group.ways());
    out.writeEndObject();
  }

  private void counts(String name, List<Map.Entry<String, Integer>> counts) throws IOException {
    out.writeArrayFieldStart(name);
    for (Map.Entry<String, Integer> each : counts) {
      out.writeStartObject();
      out.writeStringField("name", each.getKey());
      out.writeNumberField("tests", each.getValue());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void audits(AuditHistory audits) throws IOException {
    out.writeRaw("\n");
    out.writeObjectFieldStart("audits");
    out.writeNumberField("runs", audits.runs());
    out.writeNumberField("runsOfEverything", audits.ofEverything());
    out.writeNumberField("unreadable", audits.unreadable());
    out.writeNumberField("changed", audits.changed());
    out.writeNumberField("caught", audits.caught());
    out.writeNumberField("selected", audits.selected());
    out.writeNumberField("total", audits.total());
    out.writeArrayFieldStart("entries");
    for (AuditEntry each : audits.entries()) {
      out.writeRaw("\n ");
      AuditJson.write(out, each);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void hotSpots() throws IOException {
    out.writeRaw("\n");
    out.writeArrayFieldStart("hotSpots");
    for (HotSpot each : report.hotSpots()) {
      out.writeRaw("\n ");
      out.writeStartObject();
      out.writeStringField("kind", each.kind());
      out.writeStringField("name", each.name());
      out.writeNumberField("tests", each.tests());
      out.writeNumberField("millis", each.millis());
      if (each.methods() > 0) {
        out.writeNumberField("methods", each.methods());
      }
      if (!each.heaviest().isEmpty()) {
        out.writeStringField("heaviest", each.heaviest());
        out.writeNumberField("heaviestTests", each.heaviestTests());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void tests() throws IOException {
    out.writeRaw("\n");
    out.writeArrayFieldStart("tests");
    for (TestRecord each : report.slowest()) {
      out.writeRaw("\n ");
      out.writeStartObject();
      out.writeStringField("execution", each.id().execution());
      out.writeStringField("class", each.id().className());
      out.writeStringField("method", each.id().method());
      out.writeStringField("outcome", each.outcome().name().toLowerCase(Locale.ROOT));
      out.writeNumberField("millis", each.millis());
      out.writeStringField("at", each.at().toString());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
