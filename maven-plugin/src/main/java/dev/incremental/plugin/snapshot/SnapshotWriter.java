package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one snapshot in the form that {@link SnapshotCodec} describes. */
final class SnapshotWriter {
  private final Snapshot snapshot;
  private final JsonGenerator out;
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Instant, Integer> moments = new LinkedHashMap<>();
  private final Map<Indices, Integer> implied = new LinkedHashMap<>();
  private final StringBuilder buffer = new StringBuilder();

  SnapshotWriter(Snapshot snapshot, JsonGenerator out) {
    this.snapshot = snapshot;
    this.out = out;
  }

  void write() throws IOException {
    String entries = entries();
    gather();
    out.writeStartObject();
    out.writeNumberField("schema", SnapshotCodec.SCHEMA);
    out.writeStringField("created", snapshot.createdAt().toString());
    String commit = snapshot.commit();
    out.writeStringField("commit", commit == null ? "" : commit);
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
    out.writeStringField("entries", entries);
    out.writeStringField("fingerprints", fingerprints());
    scopes();
    tests();
    rest();
    out.writeEndObject();
  }

  private String entries() {
    EntryTable entries = snapshot.entries();
    StringBuilder text = new StringBuilder(entries.size() * 8);
    for (int i = 0; i < entries.size(); i++) {
      IndexText.append(text, text(entries.kind(i).name()));
      IndexText.append(text, text(entries.owner(i)));
      IndexText.append(text, text(entries.member(i)));
      IndexText.append(text, place(implied, entries.implied(i)));
    }
    return text.toString();
  }

  private String fingerprints() {
    EntryTable entries = snapshot.entries();
    ByteBuffer bytes = ByteBuffer.allocate(entries.size() * Long.BYTES);
    for (int i = 0; i < entries.size(); i++) {
      bytes.putLong(entries.fingerprint(i));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** Gives every text and moment its number, since they are written first. */
  private void gather() {
    for (ScopeRecord scope : snapshot.scopes()) {
      text(scope.kind().name());
      text(scope.name());
    }
    for (List<TestRecord> records : snapshot.tests().values()) {
      for (TestRecord test : records) {
        text(test.id().execution());
        text(test.id().className());
        text(test.id().method());
        text(test.outcome().name());
        moment(test.at());
      }
    }
    snapshot.knownClasses().keySet().forEach(this::container);
    snapshot.failedContainers().keySet().forEach(this::container);
    snapshot.failedContainers().values().forEach(this::moment);
    for (Setting setting : snapshot.settings()) {
      text(setting.name());
      text(setting.text());
    }
  }

  private void container(ContainerId id) {
    text(id.execution());
    text(id.name());
  }

  private void scopes() throws IOException {
    out.writeArrayFieldStart("scopes");
    for (ScopeRecord scope : snapshot.scopes()) {
      out.writeStartArray();
      out.writeNumber(text(scope.kind().name()));
      out.writeNumber(text(scope.name()));
      set(scope.entries());
      set(scope.uses());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void tests() throws IOException {
    out.writeArrayFieldStart("tests");
    for (List<TestRecord> records : snapshot.tests().values()) {
      for (TestRecord test : records) {
        out.writeStartArray();
        out.writeNumber(text(test.id().execution()));
        out.writeNumber(text(test.id().className()));
        out.writeNumber(text(test.id().method()));
        out.writeNumber(text(test.outcome().name()));
        out.writeNumber(test.millis());
        out.writeNumber(moment(test.at()));
        set(test.entries());
        set(test.uses());
        out.writeEndArray();
      }
    }
    out.writeEndArray();
  }

  private void rest() throws IOException {
    out.writeArrayFieldStart("known");
    for (Map.Entry<ContainerId, Long> each : snapshot.knownClasses().entrySet()) {
      row(text(each.getKey().execution()), text(each.getKey().name()), each.getValue());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("settings");
    for (Setting each : snapshot.settings()) {
      row(text(each.name()), each.fingerprint(), text(each.text()));
    }
    out.writeEndArray();
    out.writeArrayFieldStart("failed");
    for (Map.Entry<ContainerId, Instant> each : snapshot.failedContainers().entrySet()) {
      row(text(each.getKey().execution()), text(each.getKey().name()), moment(each.getValue()));
    }
    out.writeEndArray();
  }

  private void row(long... numbers) throws IOException {
    out.writeArray(numbers, 0, numbers.length);
  }

  private void set(Indices indices) throws IOException {
    buffer.setLength(0);
    IndexText.append(buffer, indices);
    out.writeString(buffer.toString());
  }

  private int text(String text) {
    return place(strings, text);
  }

  private int moment(Instant moment) {
    return place(moments, moment);
  }

  private static <T> int place(Map<T, Integer> table, T value) {
    Integer known = table.putIfAbsent(value, table.size());
    return known == null ? table.size() - 1 : known;
  }
}
