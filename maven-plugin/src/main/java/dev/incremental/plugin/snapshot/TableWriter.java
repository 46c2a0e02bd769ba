package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntFunction;

/**
 * Numbers texts, moments and implied sets in the order in which they are first met, and writes
 * these tables.
 *
 * <p>They stand before what refers to them, so that everything is met once before anything is
 * written.
 */
final class TableWriter {
  private final JsonGenerator out;
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Instant, Integer> moments = new LinkedHashMap<>();
  private final Map<Indices, Integer> implied = new LinkedHashMap<>();
  private final StringBuilder buffer = new StringBuilder();

  TableWriter(JsonGenerator out) {
    this.out = out;
  }

  int text(String text) {
    return place(strings, text);
  }

  int moment(Instant moment) {
    return place(moments, moment);
  }

  /** Meets a test's names. */
  void meet(TestId id) {
    text(id.execution());
    text(id.className());
    text(id.method());
  }

  /** Meets how a test ended, and when. */
  void meet(TestRecord test) {
    text(test.outcome().name());
    moment(test.at());
  }

  /** Meets a container's names. */
  void meet(ContainerId id) {
    text(id.execution());
    text(id.name());
  }

  /** Meets a scope's names. */
  void meet(ScopeRecord scope) {
    text(scope.kind().name());
    text(scope.name());
  }

  /** Meets a setting's texts. */
  void meet(Setting setting) {
    text(setting.name());
    text(setting.text());
  }

  /** Meets the names in set-up times. */
  void meet(SetUpTimes setUps) {
    setUps
        .ofClasses()
        .forEach(
            (id, times) -> {
              meet(id);
              times.keySet().forEach(this::text);
              if (times.isEmpty()) {
                text("");
              }
            });
    setUps.beforeSeeds().keySet().forEach(this::meet);
  }

  /** Meets all texts and sets of entries; gives the columns that stand for them. */
  List<String> meet(EntryTable entries) {
    return List.of(
        column(entries, strings, i -> entries.kind(i).name()),
        column(entries, strings, entries::owner),
        column(entries, strings, entries::member),
        column(entries, implied, entries::implied));
  }

  /** How far back each stands that was met before, counted from what is met next; 0 for that. */
  private static <T> String column(
      EntryTable entries, Map<T, Integer> table, IntFunction<T> values) {
    StringBuilder text = new StringBuilder(entries.size() * 2);
    for (int i = 0; i < entries.size(); i++) {
      int next = table.size();
      IndexText.append(text, next - place(table, values.apply(i)));
    }
    return text.toString();
  }

  /** Writes all that was met. */
  void write() throws IOException {
    out.writeArrayFieldStart("strings");
    for (String each : strings.keySet()) {
      out.writeString(each);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("moments");
    for (Instant each : moments.keySet()) {
      out.writeString(each.toString());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("implied");
    for (Indices each : implied.keySet()) {
      set(each);
    }
    out.writeEndArray();
  }

  /** Writes the entries of a table that was met. */
  void entries(List<String> columns, EntryTable entries) throws IOException {
    out.writeArrayFieldStart("entries");
    for (String column : columns) {
      out.writeString(column);
    }
    out.writeEndArray();
    ByteBuffer bytes = ByteBuffer.allocate(entries.size() * Long.BYTES);
    for (int i = 0; i < entries.size(); i++) {
      bytes.putLong(entries.fingerprint(i));
    }
    out.writeStringField("fingerprints", Base64.getEncoder().encodeToString(bytes.array()));
  }

  void set(Indices indices) throws IOException {
    buffer.setLength(0);
    IndexText.append(buffer, indices);
    out.writeString(buffer.toString());
  }

  /** Writes numbers that are no set. */
  void numbers(Iterable<Integer> numbers) throws IOException {
    buffer.setLength(0);
    numbers.forEach(number -> IndexText.append(buffer, number));
    out.writeString(buffer.toString());
  }

  void row(long... numbers) throws IOException {
    out.writeArray(numbers, 0, numbers.length);
  }

  void known(Map<ContainerId, Long> known) throws IOException {
    out.writeArrayFieldStart("known");
    for (Map.Entry<ContainerId, Long> each : known.entrySet()) {
      row(text(each.getKey().execution()), text(each.getKey().name()), each.getValue());
    }
    out.writeEndArray();
  }

  void settings(Iterable<Setting> settings) throws IOException {
    out.writeArrayFieldStart("settings");
    for (Setting each : settings) {
      row(text(each.name()), each.fingerprint(), text(each.text()));
    }
    out.writeEndArray();
  }

  void failed(Map<ContainerId, Instant> failed) throws IOException {
    out.writeArrayFieldStart("failed");
    for (Map.Entry<ContainerId, Instant> each : failed.entrySet()) {
      row(text(each.getKey().execution()), text(each.getKey().name()), moment(each.getValue()));
    }
    out.writeEndArray();
  }

  /** Writes each method of each class; of a class without any one that never ran. */
  void setUps(SetUpTimes setUps) throws IOException {
    out.writeArrayFieldStart("setUps");
    for (Map.Entry<ContainerId, SortedMap<String, SetUpTime>> each :
        setUps.ofClasses().entrySet()) {
      int execution = text(each.getKey().execution());
      int name = text(each.getKey().name());
      for (Map.Entry<String, SetUpTime> method : each.getValue().entrySet()) {
        SetUpTime time = method.getValue();
        row(
            execution,
            name,
            text(method.getKey()),
            time.runs(),
            time.micros(),
            time.microsInTests());
      }
      if (each.getValue().isEmpty()) {
        row(execution, name, text(""), 0, 0, 0);
      }
    }
    out.writeEndArray();
    out.writeArrayFieldStart("beforeSeeds");
    for (Map.Entry<ContainerId, Long> each : setUps.beforeSeeds().entrySet()) {
      row(text(each.getKey().execution()), text(each.getKey().name()), each.getValue());
    }
    out.writeEndArray();
  }

  private static <T> int place(Map<T, Integer> table, T value) {
    Integer known = table.putIfAbsent(value, table.size());
    return known == null ? table.size() - 1 : known;
  }
}
