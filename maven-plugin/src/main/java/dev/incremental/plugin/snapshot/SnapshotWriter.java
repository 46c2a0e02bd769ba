package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes one snapshot in the form that {@link SnapshotCodec} describes. */
final class SnapshotWriter {
  private final Snapshot snapshot;
  private final JsonGenerator out;
  private final TableWriter tables;

  SnapshotWriter(Snapshot snapshot, JsonGenerator out) {
    this.snapshot = snapshot;
    this.out = out;
    this.tables = new TableWriter(out);
  }

  void write() throws IOException {
    List<String> entries = tables.meet(snapshot.entries());
    gather();
    out.writeStartObject();
    out.writeNumberField("schema", SnapshotCodec.SCHEMA);
    out.writeStringField("created", snapshot.createdAt().toString());
    String commit = snapshot.commit();
    out.writeStringField("commit", commit == null ? "" : commit);
    tables.write();
    tables.entries(entries, snapshot.entries());
    scopes();
    tests();
    tables.known(snapshot.knownClasses());
    tables.settings(snapshot.settings());
    tables.failed(snapshot.failedContainers());
    tables.setUps(snapshot.setUps());
    out.writeEndObject();
  }

  /** Gives every text and moment its number, since they are written first. */
  private void gather() {
    snapshot.scopes().forEach(tables::meet);
    for (List<TestRecord> records : snapshot.tests().values()) {
      for (TestRecord test : records) {
        tables.meet(test.id());
        tables.meet(test);
      }
    }
    snapshot.knownClasses().keySet().forEach(tables::meet);
    snapshot.failedContainers().keySet().forEach(tables::meet);
    snapshot.failedContainers().values().forEach(tables::moment);
    snapshot.settings().forEach(tables::meet);
    tables.meet(snapshot.setUps());
  }

  private void scopes() throws IOException {
    out.writeArrayFieldStart("scopes");
    for (ScopeRecord scope : snapshot.scopes()) {
      out.writeStartArray();
      out.writeNumber(tables.text(scope.kind().name()));
      out.writeNumber(tables.text(scope.name()));
      tables.set(scope.entries());
      tables.set(scope.uses());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void tests() throws IOException {
    out.writeArrayFieldStart("tests");
    for (List<TestRecord> records : snapshot.tests().values()) {
      for (TestRecord test : records) {
        out.writeStartArray();
        out.writeNumber(tables.text(test.id().execution()));
        out.writeNumber(tables.text(test.id().className()));
        out.writeNumber(tables.text(test.id().method()));
        out.writeNumber(tables.text(test.outcome().name()));
        out.writeNumber(test.millis());
        out.writeNumber(tables.moment(test.at()));
        tables.set(test.entries());
        tables.set(test.uses());
        out.writeEndArray();
      }
    }
    out.writeEndArray();
  }
}
