package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Writes one delta in the form that {@link SnapshotCodec} describes. */
final class DeltaWriter {
  private final DeltaBase base;
  private final SnapshotDelta delta;
  private final JsonGenerator out;
  private final TableWriter tables;
  private final Resemblance resemblance;
  private final Map<TestId, Integer> tests = new HashMap<>();
  private final List<TestId> newTests;

  DeltaWriter(DeltaBase base, SnapshotDelta delta, JsonGenerator out) {
    this.base = base;
    this.delta = delta;
    this.out = out;
    this.tables = new TableWriter(out);
    this.resemblance = new Resemblance(base.snapshot());
    base.snapshot().tests().keySet().forEach(id -> tests.put(id, tests.size()));
    this.newTests = delta.tests().keySet().stream().filter(id -> !tests.containsKey(id)).toList();
    newTests.forEach(id -> tests.put(id, tests.size()));
  }

  void write() throws IOException {
    List<String> entries = tables.meet(delta.entries());
    Set<Setting> newSettings = new LinkedHashSet<>(delta.settings());
    base.snapshot().settings().forEach(newSettings::remove);
    gather(newSettings);
    out.writeStartObject();
    out.writeNumberField("schema", SnapshotCodec.DELTA_SCHEMA);
    out.writeStringField("created", delta.createdAt().toString());
    String commit = delta.commit();
    out.writeStringField("commit", commit == null ? "" : commit);
    out.writeStringField("base", base.commit());
    out.writeStringField("digest", base.digest());
    tables.write();
    tables.entries(entries, delta.entries());
    scopes();
    names();
    records();
    tests();
    known();
    tables.settings(newSettings);
    order(newSettings);
    tables.failed(delta.failed());
    tables.setUps(delta.setUps());
    out.writeEndObject();
  }

  private void gather(Set<Setting> newSettings) {
    delta.scopes().forEach(tables::meet);
    newTests.forEach(tables::meet);
    delta.records().forEach(tables::meet);
    delta.known().keySet().forEach(tables::meet);
    delta.failed().keySet().forEach(tables::meet);
    delta.failed().values().forEach(tables::moment);
    newSettings.forEach(tables::meet);
    tables.meet(delta.setUps());
  }

  private void scopes() throws IOException {
    out.writeArrayFieldStart("scopes");
    for (ScopeRecord scope : delta.scopes()) {
      out.writeStartArray();
      out.writeNumber(tables.text(scope.kind().name()));
      out.writeNumber(tables.text(scope.name()));
      contents(resemblance.of(scope));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void names() throws IOException {
    out.writeArrayFieldStart("names");
    for (TestId id : newTests) {
      tables.row(
          tables.text(id.execution()), tables.text(id.className()), tables.text(id.method()));
    }
    out.writeEndArray();
  }

  private void records() throws IOException {
    out.writeArrayFieldStart("records");
    for (TestRecord record : delta.records()) {
      out.writeStartArray();
      out.writeNumber(number(record.id()));
      out.writeNumber(tables.text(record.outcome().name()));
      out.writeNumber(record.millis());
      out.writeNumber(tables.moment(record.at()));
      contents(resemblance.of(record));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private int number(TestId test) {
    return Objects.requireNonNull(tests.get(test));
  }

  private void contents(Resemblance.Contents contents) throws IOException {
    out.writeNumber(contents.like());
    tables.set(contents.entries());
    tables.set(contents.uses());
  }

  private void tests() throws IOException {
    out.writeArrayFieldStart("tests");
    for (Map.Entry<TestId, List<Integer>> test : delta.tests().entrySet()) {
      out.writeStartArray();
      out.writeNumber(number(test.getKey()));
      tables.numbers(test.getValue());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void known() throws IOException {
    tables.known(delta.known());
    List<ContainerId> ofBase = new ArrayList<>(base.snapshot().knownClasses().keySet());
    Set<ContainerId> forgotten = new TreeSet<>(delta.forgotten());
    out.writeFieldName("forgotten");
    tables.set(
        Indices.of(
            IntStream.range(0, ofBase.size())
                .filter(i -> forgotten.contains(ofBase.get(i)))
                .toArray()));
  }

  private void order(Set<Setting> newSettings) throws IOException {
    List<Setting> all = new ArrayList<>(base.snapshot().settings());
    all.addAll(newSettings);
    out.writeFieldName("order");
    tables.numbers(delta.settings().stream().map(all::indexOf).toList());
  }
}
