package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The selection as JSON for other tools and for later reports:
 *
 * <pre>
 * {"schema":1,"mode":"incremental|all|none","reason":"…",
 *  "baseline":{"commit":"…","distance":3},
 *  "changes":[{"kind":"method","name":"a.B#total(a.Order)","source":"uncommitted"}],
 *  "unknownClasses":["a.NewTest"],
 *  "tests":[{"execution":"default-test","class":"a.BTest","method":"totals()","selected":true,
 *            "reason":"calls a.B#total(a.Order)","millis":35,"change":0}]}
 * </pre>
 *
 * {@code baseline} is missing where the records are those of this work tree, {@code source} where
 * no changed file is known to be behind a change. {@code millis} is how long the test took last
 * time, {@code change} the place in {@code changes} of what is behind its reason, missing where
 * nothing is; {@code shard} the machine that runs it instead, where several share the tests.
 */
public final class SelectionJson {
  static final int SCHEMA = 1;

  private final ReportedRun run;

  /** Creates the text of a selection. */
  public SelectionJson(ReportedRun run) {
    this.run = run;
  }

  /** The text, one line a change and a test. */
  public String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("schema", SCHEMA);
      write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text + "\n";
  }

  /** Writes the members of the object but its schema. */
  void write(JsonGenerator out) throws IOException {
    out.writeStringField("mode", run.mode());
    out.writeStringField("reason", run.reason());
    if (run.commit() != null) {
      out.writeObjectFieldStart("baseline");
      out.writeStringField("commit", run.commit());
      out.writeNumberField("distance", run.distance());
      out.writeEndObject();
    }
    out.writeArrayFieldStart("changes");
    for (ReportedChange change : run.changes()) {
      change(out, change);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("unknownClasses");
    for (String name : run.unknownClasses()) {
      out.writeString(name);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("tests");
    for (ReportedTest test : run.tests()) {
      test(out, test);
    }
    out.writeEndArray();
  }

  private static void change(JsonGenerator out, ReportedChange change) throws IOException {
    out.writeRaw("\n ");
    out.writeStartObject();
    out.writeStringField("kind", change.kind());
    out.writeStringField("name", change.name());
    if (change.source() != null) {
      out.writeStringField("source", change.source());
    }
    out.writeEndObject();
  }

  private static void test(JsonGenerator out, ReportedTest test) throws IOException {
    out.writeRaw("\n ");
    out.writeStartObject();
    out.writeStringField("execution", test.execution());
    out.writeStringField("class", test.className());
    out.writeStringField("method", test.method());
    out.writeBooleanField("selected", test.selected());
    out.writeStringField("reason", test.reason());
    out.writeNumberField("millis", test.millis());
    if (test.change() >= 0) {
      out.writeNumberField("change", test.change());
    }
    if (test.shard() > 0) {
      out.writeNumberField("shard", test.shard());
    }
    out.writeEndObject();
  }
}
