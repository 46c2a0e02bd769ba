package dev.incremental.plugin.snapshot;

import dev.incremental.plugin.fingerprint.DependencyKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one snapshot in the form that {@link SnapshotCodec} describes. */
final class SnapshotReader {
  private static final int ENTRY = 4;

  private final JsonFields in;
  private final ReadingLimits limits = new ReadingLimits();
  private List<String> strings = List.of();
  private List<Instant> moments = List.of();
  private List<Indices> implied = List.of();

  SnapshotReader(JsonFields in) {
    this.in = in;
  }

  Snapshot read() throws IOException {
    in.startObject();
    in.field("schema");
    long schema = in.number();
    if (schema != SnapshotCodec.SCHEMA) {
      throw new UnreadableSnapshotException(
          "its schema is " + schema + ", this version reads " + SnapshotCodec.SCHEMA);
    }
    in.field("created");
    Instant createdAt = ReadingLimits.moment(in.string());
    in.field("commit");
    String commit = in.string();
    strings = strings();
    moments = moments();
    implied = implied();
    EntryTable entries = entries();
    List<ScopeRecord> scopes = scopes(entries.size());
    SortedMap<TestId, List<TestRecord>> tests = tests(entries.size(), scopes.size());
    Snapshot snapshot =
        new Snapshot(
            entries,
            scopes,
            tests,
            known(),
            settings(),
            failed(),
            commit.isEmpty() ? null : commit,
            createdAt);
    in.endObject();
    return snapshot;
  }

  private List<String> strings() throws IOException {
    in.field("strings");
    in.startArray();
    List<String> read = new ArrayList<>();
    while (in.nextString()) {
      limits.text(in.currentLength());
      read.add(in.current());
    }
    return read;
  }

  private List<Instant> moments() throws IOException {
    in.field("moments");
    in.startArray();
    List<Instant> read = new ArrayList<>();
    while (in.nextString()) {
      limits.text(in.currentLength());
      read.add(ReadingLimits.moment(in.current()));
    }
    return read;
  }

  private List<Indices> implied() throws IOException {
    in.field("implied");
    in.startArray();
    List<Indices> read = new ArrayList<>();
    while (in.nextString()) {
      read.add(set(in.currentNumbers(), Integer.MAX_VALUE));
    }
    return read;
  }

  private EntryTable entries() throws IOException {
    in.field("entries");
    IndexText.Reader numbers = in.numbers();
    int size = numbers.count() / ENTRY;
    limits.entries(size);
    byte[] kinds = new byte[size];
    String[] owners = new String[size];
    String[] members = new String[size];
    Indices[] implications = new Indices[size];
    byte[] kindOfText = kinds();
    for (int i = 0; i < size; i++) {
      kinds[i] = kindOfText[numbers.next(strings.size())];
      in.check(kinds[i] >= 0, "have a kind that is not known");
      owners[i] = strings.get(numbers.next(strings.size()));
      members[i] = strings.get(numbers.next(strings.size()));
      implications[i] = implied.get(numbers.next(implied.size()));
      Indices before = implications[i];
      in.check(
          before.isEmpty() || before.get(before.size() - 1) < i, "imply what stands behind them");
      limits.entry(i, owners[i], members[i], before);
    }
    in.check(!numbers.hasNext(), "end within an entry");
    return new EntryTable(kinds, owners, members, fingerprints(size), implications);
  }

  private byte[] kinds() {
    byte[] kinds = new byte[strings.size()];
    Arrays.fill(kinds, (byte) -1);
    for (DependencyKind kind : DependencyKind.values()) {
      int text = strings.indexOf(kind.name());
      if (text >= 0) {
        kinds[text] = (byte) kind.ordinal();
      }
    }
    return kinds;
  }

  private long[] fingerprints(int count) throws IOException {
    in.field("fingerprints");
    String text = in.string();
    limits.text(text.length());
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    in.check(bytes.remaining() == count * (long) Long.BYTES, "are not as many as the entries");
    long[] fingerprints = new long[count];
    bytes.asLongBuffer().get(fingerprints);
    return fingerprints;
  }

  private List<ScopeRecord> scopes(int entries) throws IOException {
    in.field("scopes");
    in.startArray();
    List<ScopeRecord> read = new ArrayList<>();
    int largest = 0;
    while (in.nextRow()) {
      ScopeType kind = ScopeType.valueOf(text());
      String name = text();
      Indices touched = set(in.numbers(), entries);
      Indices uses = set(in.numbers(), Integer.MAX_VALUE);
      largest = Math.max(largest, uses.isEmpty() ? 0 : uses.get(uses.size() - 1));
      limits.row();
      limits.scope(name);
      read.add(new ScopeRecord(kind, name, touched, uses));
      in.endRow();
    }
    in.check(largest < Math.max(1, read.size()), "use scopes that are not there");
    return Collections.unmodifiableList(read);
  }

  private SortedMap<TestId, List<TestRecord>> tests(int entries, int scopes) throws IOException {
    in.field("tests");
    in.startArray();
    SortedMap<TestId, List<TestRecord>> read = new TreeMap<>();
    while (in.nextRow()) {
      TestId id = new TestId(text(), text(), text());
      TestOutcome outcome = TestOutcome.valueOf(text());
      long millis = in.number();
      limits.row();
      limits.test(id, millis);
      Instant at = moments.get(in.index(moments.size()));
      Indices touched = set(in.numbers(), entries);
      limits.touched(touched);
      TestRecord record =
          new TestRecord(id, outcome, millis, at, touched, set(in.numbers(), scopes));
      in.endRow();
      read.computeIfAbsent(id, first -> new ArrayList<>(1)).add(record);
    }
    read.replaceAll((id, records) -> List.copyOf(records));
    return Collections.unmodifiableSortedMap(read);
  }

  private SortedMap<ContainerId, Long> known() throws IOException {
    in.field("known");
    in.startArray();
    SortedMap<ContainerId, Long> read = new TreeMap<>();
    while (in.nextRow()) {
      ContainerId id = container();
      in.check(read.put(id, in.number()) == null, "name a class twice");
      in.endRow();
    }
    return Collections.unmodifiableSortedMap(read);
  }

  private List<Setting> settings() throws IOException {
    in.field("settings");
    in.startArray();
    List<Setting> read = new ArrayList<>();
    while (in.nextRow()) {
      Setting setting = new Setting(text(), in.number(), text());
      limits.setting(setting);
      read.add(setting);
      in.endRow();
    }
    return List.copyOf(read);
  }

  private SortedMap<ContainerId, Instant> failed() throws IOException {
    in.field("failed");
    in.startArray();
    SortedMap<ContainerId, Instant> read = new TreeMap<>();
    while (in.nextRow()) {
      ContainerId id = container();
      Instant at = moments.get(in.index(moments.size()));
      in.check(read.put(id, at) == null, "name a container twice");
      in.endRow();
    }
    return Collections.unmodifiableSortedMap(read);
  }

  private ContainerId container() throws IOException {
    limits.row();
    ContainerId id = new ContainerId(text(), text());
    limits.container(id);
    return id;
  }

  private Indices set(IndexText.Reader numbers, int bound) throws UnreadableSnapshotException {
    limits.set(numbers.count());
    return numbers.set(bound);
  }

  private String text() throws IOException {
    return strings.get(in.index(strings.size()));
  }
}
