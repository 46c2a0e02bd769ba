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
  private final JsonFields in;
  private final ReadingLimits limits = new ReadingLimits();
  private List<String> strings = List.of();
  private List<Instant> moments = List.of();
  private List<Indices> implied = List.of();
  private int met;

  SnapshotReader(JsonFields in) {
    this.in = in;
  }

  /** Reads a whole snapshot. */
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
    EntryTable entries = tables(0);
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
            setUps(false),
            commit.isEmpty() ? null : commit,
            createdAt);
    in.endObject();
    return snapshot;
  }

  /**
   * Reads the tables to which all that follows refers.
   *
   * @param before how many entries of another table stand before these
   */
  EntryTable tables(int before) throws IOException {
    strings = strings();
    moments = moments();
    implied = implied();
    return entries(before);
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

  private EntryTable entries(int first) throws IOException {
    in.field("entries");
    in.startArray();
    int[] kindTexts = column(0, strings.size());
    int[] ownerTexts = column(met, strings.size());
    int[] memberTexts = column(met, strings.size());
    int[] implications = column(0, implied.size());
    in.endRow();
    int size = kindTexts.length;
    in.check(
        ownerTexts.length == size && memberTexts.length == size && implications.length == size,
        "have columns of different lengths");
    limits.entries(size);
    byte[] kinds = new byte[size];
    String[] owners = new String[size];
    String[] members = new String[size];
    Indices[] implies = new Indices[size];
    byte[] kindOfText = kinds();
    for (int i = 0; i < size; i++) {
      kinds[i] = kindOfText[kindTexts[i]];
      in.check(kinds[i] >= 0, "have a kind that is not known");
      owners[i] = strings.get(ownerTexts[i]);
      members[i] = strings.get(memberTexts[i]);
      Indices before = implied.get(implications[i]);
      in.check(
          before.isEmpty() || before.get(before.size() - 1) < first + i,
          "imply what stands behind them");
      limits.entry(i, owners[i], members[i], before);
      implies[i] = before;
    }
    return new EntryTable(kinds, owners, members, fingerprints(size), implies);
  }

  /** A column of what is met for the first time or was met before, of so many. */
  private int[] column(int metBefore, int all) throws IOException {
    met = metBefore;
    IndexText.Reader numbers = in.numbers();
    int[] column = new int[numbers.count()];
    for (int i = 0; i < column.length; i++) {
      int back = numbers.next(met + 1);
      column[i] = met - back;
      if (column[i] >= all) {
        in.check(false, "refer to number " + column[i] + " of a table of " + all);
      }
      met += back == 0 ? 1 : 0;
    }
    in.check(!numbers.hasNext(), "end within a number");
    return column;
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
      TestId id = id();
      TestOutcome outcome = TestOutcome.valueOf(text());
      long millis = in.number();
      limits.row();
      limits.test(id, millis);
      Instant at = moment();
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

  SortedMap<ContainerId, Long> known() throws IOException {
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

  List<Setting> settings() throws IOException {
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

  SortedMap<ContainerId, Instant> failed() throws IOException {
    in.field("failed");
    in.startArray();
    SortedMap<ContainerId, Instant> read = new TreeMap<>();
    while (in.nextRow()) {
      ContainerId id = container();
      in.check(read.put(id, moment()) == null, "name a container twice");
      in.endRow();
    }
    return Collections.unmodifiableSortedMap(read);
  }

  /**
   * Set-up times.
   *
   * @param ofDelta whether a class may have none, as a delta says it
   */
  SetUpTimes setUps(boolean ofDelta) throws IOException {
    return new SetUpReader(in, ofDelta).read(this::container, this::text);
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

  TestId id() throws IOException {
    return new TestId(text(), text(), text());
  }

  Instant moment() throws IOException {
    return moments.get(in.index(moments.size()));
  }

  String text() throws IOException {
    return strings.get(in.index(strings.size()));
  }
}
