package dev.incremental.plugin.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SelectionJson} wrote, in an earlier build or by an earlier version. */
public final class SelectionReader {
  private long schema;
  private String mode = "";
  private String reason = "";
  private @Nullable String commit;
  private long distance;
  private final List<ReportedChange> changes = new ArrayList<>();
  private final List<String> unknownClasses = new ArrayList<>();
  private final List<ReportedTest> tests = new ArrayList<>();

  private SelectionReader() {}

  /**
   * Reads the text.
   *
   * @throws IOException if it is no such text; the message is a clause that says why
   */
  public static ReportedRun read(String text) throws IOException {
    return new SelectionReader().run(text);
  }

  private ReportedRun run(String text) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(text)) {
      JsonObjects.members(
          in,
          Map.of(
              "schema", value -> schema = value.getLongValue(),
              "mode", value -> mode = value.getText(),
              "reason", value -> reason = value.getText(),
              "baseline", this::baseline,
              "changes", value -> changes.addAll(JsonObjects.list(value, SelectionReader::change)),
              "unknownClasses", value -> unknownClasses.addAll(JsonObjects.strings(value)),
              "tests", value -> tests.addAll(JsonObjects.list(value, this::test))));
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage(), e); // the whole one quotes the text
    }
    if (schema != SelectionJson.SCHEMA) {
      throw new IOException("its schema is not " + SelectionJson.SCHEMA);
    }
    return new ReportedRun(
        mode,
        reason,
        commit,
        (int) distance,
        List.copyOf(changes),
        List.copyOf(unknownClasses),
        List.copyOf(tests));
  }

  private void baseline(JsonParser in) throws IOException {
    JsonObjects.Values values = JsonObjects.Values.read(in);
    commit = values.text("commit");
    distance = values.number("distance", 0);
  }

  private static ReportedChange change(JsonObjects.Values values) throws IOException {
    return new ReportedChange(values.text("kind"), values.text("name"), values.optional("source"));
  }

  private ReportedTest test(JsonObjects.Values values) throws IOException {
    long change = values.number("change", -1);
    return new ReportedTest(
        values.text("execution"),
        values.text("class"),
        values.text("method"),
        Boolean.parseBoolean(values.text("selected")),
        values.text("reason"),
        change < changes.size() ? (int) change : -1,
        (int) values.number("shard", 0),
        values.number("millis", 0));
  }
}
