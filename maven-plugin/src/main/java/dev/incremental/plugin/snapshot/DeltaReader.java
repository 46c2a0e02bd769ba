package dev.incremental.plugin.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads one delta in the form that {@link SnapshotCodec} describes, and what it makes of its base.
 */
final class DeltaReader {
  /** What all sets together may hold that are written as differences, and so may be tiny. */
  private static final int MOST_MEMBERS = 1 << 26;

  private final JsonFields in;
  private final SnapshotReader parts;
  private final List<TestId> tests = new ArrayList<>();
  private final List<TestRecord> records = new ArrayList<>();
  private List<ScopeRecord> scopes = List.of();
  private Instant createdAt = Instant.EPOCH;
  private String commit = "";
  private int entries;
  private long members;

  DeltaReader(JsonFields in) {
    this.in = in;
    this.parts = new SnapshotReader(in);
  }

  /** What a delta is laid over. */
  record BaseName(String commit, String digest) {
    /** The beginning of a reason: what is wrong with the base follows. */
    @Override
    public String toString() {
      return "it is laid over the snapshot of " + commit;
    }
  }

  /** Whether JSON begins as a delta does. */
  static boolean isDelta(byte[] bytes, JsonFactory json) {
    try (JsonParser in = json.createParser(bytes)) {
      return in.nextToken() == JsonToken.START_OBJECT
          && "schema".equals(in.nextFieldName())
          && in.nextIntValue(0) >= SnapshotCodec.DELTA_SCHEMA;
    } catch (IOException e) {
      return false; // whoever reads it as a whole snapshot says what is wrong
    }
  }

  /** Reads up to what the delta is laid over. */
  BaseName base() throws IOException {
    in.startObject();
    in.field("schema");
    long schema = in.number();
    if (schema != SnapshotCodec.DELTA_SCHEMA) {
      throw new UnreadableSnapshotException(
          "its schema is " + schema + ", this version reads " + SnapshotCodec.DELTA_SCHEMA);
    }
    in.field("created");
    createdAt = ReadingLimits.moment(in.string());
    in.field("commit");
    commit = in.string();
    in.field("base");
    String ofBase = in.string();
    in.field("digest");
    return new BaseName(ofBase, in.string());
  }

  /** Reads what follows, and lays it over the base that was named. */
  Snapshot over(Snapshot base) throws IOException {
    SnapshotDelta.Extent extent = SnapshotDelta.Extent.of(base);
    begin(base);
    EntryTable moreEntries = parts.tables(extent.entries());
    entries = extent.entries() + moreEntries.size();
    List<ScopeRecord> moreScopes = scopes(extent.scopes());
    names();
    records(extent.scopes() + moreScopes.size());
    SnapshotDelta delta =
        new SnapshotDelta(
            extent,
            moreEntries,
            moreScopes,
            List.copyOf(records.subList(extent.records(), records.size())),
            tests(),
            parts.known(),
            forgotten(List.copyOf(base.knownClasses().keySet())),
            settings(base),
            parts.failed(),
            parts.setUps(true),
            commit.isEmpty() ? null : commit,
            createdAt);
    in.endObject();
    return delta.applyTo(base);
  }

  private void begin(Snapshot base) {
    scopes = base.scopes();
    tests.addAll(base.tests().keySet());
    base.tests().values().forEach(records::addAll);
  }

  private List<ScopeRecord> scopes(int before) throws IOException {
    in.field("scopes");
    in.startArray();
    List<ScopeRecord> read = new ArrayList<>();
    int largest = -1;
    while (in.nextRow()) {
      ScopeType kind = ScopeType.valueOf(parts.text());
      String name = parts.text();
      int like = in.index(before + 1) - 1;
      Indices touched = set(entries, like < 0 ? Indices.NONE : scopes.get(like).entries());
      Indices uses = set(Integer.MAX_VALUE, like < 0 ? Indices.NONE : scopes.get(like).uses());
      largest = Math.max(largest, uses.isEmpty() ? -1 : uses.get(uses.size() - 1));
      read.add(new ScopeRecord(kind, name, touched, uses));
      in.endRow();
    }
    in.check(largest < before + read.size(), "use scopes that are not there");
    return List.copyOf(read);
  }

  /** A set written by itself, or as its difference to one of the base. */
  private Indices set(int bound, Indices like) throws IOException {
    Indices set = in.numbers().set(bound).difference(like);
    members += set.size();
    in.check(members <= MOST_MEMBERS, "hold more than " + MOST_MEMBERS + " members in all");
    return set;
  }

  private void names() throws IOException {
    in.field("names");
    in.startArray();
    while (in.nextRow()) {
      tests.add(parts.id());
      in.endRow();
    }
  }

  private void records(int bound) throws IOException {
    in.field("records");
    in.startArray();
    int ofBase = records.size();
    while (in.nextRow()) {
      TestId id = tests.get(in.index(tests.size()));
      TestOutcome outcome = TestOutcome.valueOf(parts.text());
      long millis = in.number();
      in.check(millis >= 0, "have a negative duration");
      Instant at = parts.moment();
      int like = in.index(ofBase + 1) - 1;
      Indices touched = set(entries, like < 0 ? Indices.NONE : records.get(like).entries());
      Indices uses = set(bound, like < 0 ? Indices.NONE : records.get(like).uses());
      records.add(new TestRecord(id, outcome, millis, at, touched, uses));
      in.endRow();
    }
  }

  private SortedMap<TestId, List<Integer>> tests() throws IOException {
    in.field("tests");
    in.startArray();
    SortedMap<TestId, List<Integer>> read = new TreeMap<>();
    while (in.nextRow()) {
      TestId id = tests.get(in.index(tests.size()));
      List<Integer> numbers = numbers(records.size());
      in.check(
          numbers.stream().allMatch(number -> records.get(number).id().equals(id)),
          "have records of other tests");
      in.check(read.put(id, numbers) == null, "name a test twice");
      in.endRow();
    }
    return read;
  }

  private List<Integer> numbers(int bound) throws IOException {
    IndexText.Reader text = in.numbers();
    List<Integer> numbers = new ArrayList<>();
    while (text.hasNext()) {
      numbers.add(text.next(bound));
    }
    return numbers;
  }

  private SortedSet<ContainerId> forgotten(List<ContainerId> known) throws IOException {
    in.field("forgotten");
    SortedSet<ContainerId> forgotten = new TreeSet<>();
    in.numbers().set(known.size()).stream().forEach(number -> forgotten.add(known.get(number)));
    return forgotten;
  }

  private List<Setting> settings(Snapshot base) throws IOException {
    List<Setting> all = new ArrayList<>(base.settings());
    all.addAll(parts.settings());
    in.field("order");
    return numbers(all.size()).stream().map(all::get).toList();
  }
}
