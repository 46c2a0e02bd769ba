package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.selection.Change;
import dev.incremental.plugin.selection.Names;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The selection as JSON for other tools:
 *
 * <pre>
 * {"schema":1,"mode":"incremental|all|none","reason":"…",
 *  "baseline":{"commit":"…","distance":3},
 *  "changes":[{"kind":"method","name":"a.B#total(a.Order)","source":"uncommitted"}],
 *  "unknownClasses":["a.NewTest"],
 *  "tests":[{"execution":"default-test","class":"a.BTest","method":"totals()","selected":true,
 *            "reason":"calls a.B#total(a.Order)"}]}
 * </pre>
 *
 * {@code baseline} is missing where the records are those of this work tree, {@code source} where
 * no changed file is known to be behind a change.
 */
public final class SelectionJson {
  private static final int SCHEMA = 1;

  private final Selection selection;
  private final @Nullable Baseline baseline;
  private final ChangeSources sources;

  /** Creates the text of a selection, see {@link Transcript}. */
  public SelectionJson(Selection selection, @Nullable Baseline baseline, ChangeSources sources) {
    this.selection = selection;
    this.baseline = baseline;
    this.sources = sources;
  }

  /** The text, one line a change and a test. */
  public String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text + "\n";
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("schema", SCHEMA);
    out.writeStringField("mode", selection.mode().word());
    out.writeStringField("reason", selection.reason());
    if (baseline != null) {
      out.writeObjectFieldStart("baseline");
      out.writeStringField("commit", baseline.commit());
      out.writeNumberField("distance", baseline.distance());
      out.writeEndObject();
    }
    out.writeArrayFieldStart("changes");
    for (Change change : selection.changes()) {
      change(out, change);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("unknownClasses");
    for (String name :
        selection.unknownClasses().stream().map(each -> each.name()).distinct().toList()) {
      out.writeString(name);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("tests");
    for (TestDecision test : selection.tests()) {
      test(out, test);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void change(JsonGenerator out, Change change) throws IOException {
    out.writeRaw("\n ");
    out.writeStartObject();
    DependencyKind kind = change.dependency().kind();
    String name = change.dependency().name();
    out.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    out.writeStringField("name", kind == DependencyKind.METHOD ? Names.FULL.method(name) : name);
    Optional<String> source = sources.of(change.dependency());
    if (source.isPresent()) {
      out.writeStringField("source", source.get());
    }
    out.writeEndObject();
  }

  private static void test(JsonGenerator out, TestDecision test) throws IOException {
    out.writeRaw("\n ");
    out.writeStartObject();
    out.writeStringField("execution", test.test().execution());
    out.writeStringField("class", test.test().className());
    out.writeStringField("method", test.test().method());
    out.writeBooleanField("selected", test.selected());
    out.writeStringField("reason", test.reason().sentence());
    out.writeEndObject();
  }
}
