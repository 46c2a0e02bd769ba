package dev.incremental.plugin.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a snapshot says, without a number of any table and without what a table holds twice: two
 * snapshots mean the same if and only if these are equal.
 *
 * <p>A scope is named by what it and all that it uses, to any depth, touched.
 */
record Meaning(
    SortedMap<TestId, List<String>> tests,
    SortedSet<String> entries,
    SortedSet<String> scopes,
    SortedMap<ContainerId, Long> known,
    List<Setting> settings,
    SortedMap<ContainerId, Instant> failed,
    SetUpTimes setUps,
    @Nullable String commit,
    Instant createdAt) {

  /** More than any of the snapshots compared has scopes. */
  private static final int DEPTH = 120;

  static Meaning of(Snapshot snapshot) {
    String[] entries = entries(snapshot.entries());
    String[] scopes = scopes(snapshot.scopes(), entries);
    SortedMap<TestId, List<String>> tests = new TreeMap<>();
    for (Map.Entry<TestId, List<TestRecord>> each : snapshot.tests().entrySet()) {
      List<String> records = new ArrayList<>();
      for (TestRecord record : each.getValue()) {
        records.add(
            String.join(
                "|",
                record.id().toString(),
                record.outcome().name(),
                String.valueOf(record.millis()),
                record.at().toString(),
                all(record.entries(), entries),
                all(record.uses(), scopes)));
      }
      tests.put(each.getKey(), records);
    }
    return new Meaning(
        tests,
        new TreeSet<>(List.of(entries)),
        new TreeSet<>(List.of(scopes)),
        snapshot.knownClasses(),
        snapshot.settings(),
        snapshot.failedContainers(),
        snapshot.setUps(),
        snapshot.commit(),
        snapshot.createdAt());
  }

  private static String[] entries(EntryTable table) {
    String[] texts = new String[table.size()];
    for (int i = 0; i < texts.length; i++) {
      Entry entry = table.get(i);
      texts[i] =
          digest(
              entry.dependency() + "|" + entry.fingerprint() + "|" + all(entry.implied(), texts));
    }
    return texts;
  }

  private static String[] scopes(List<ScopeRecord> scopes, String[] entries) {
    String[] texts =
        scopes.stream()
            .map(each -> each.kind() + "|" + each.name() + "|" + all(each.entries(), entries))
            .map(Meaning::digest)
            .toArray(String[]::new);
    for (int depth = 0; depth < DEPTH; depth++) {
      String[] before = texts;
      texts =
          IntStream.range(0, before.length)
              .mapToObj(i -> digest(before[i] + "|" + all(scopes.get(i).uses(), before)))
              .toArray(String[]::new);
    }
    return texts;
  }

  private static String all(Indices indices, String[] texts) {
    Collection<String> sorted =
        indices.stream().mapToObj(i -> texts[i]).collect(Collectors.toCollection(TreeSet::new));
    return sorted.toString();
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
  }
}
