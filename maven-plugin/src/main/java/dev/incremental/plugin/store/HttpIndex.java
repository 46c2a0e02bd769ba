package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.store.Listing.Entry;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a module's index says: a line a snapshot, the newest first.
 *
 * <pre>&lt;commit&gt; &lt;moment written&gt; &lt;size in bytes&gt;</pre>
 *
 * <p>Lines that are not of this form are left out, and not written again.
 */
record HttpIndex(Map<String, Entry> entries) {
  /** How many lines are kept; of more, the oldest go. */
  static final int KEPT_LINES = 2_000;

  /** More than so many lines need. */
  static final int LARGEST = 1 << 20;

  static final String FILE = "index.txt";

  private static final Comparator<Map.Entry<String, Entry>> NEWEST_FIRST =
      Comparator.<Map.Entry<String, Entry>, Instant>comparing(
              line -> line.getValue().written().orElse(Instant.MIN))
          .reversed()
          .thenComparing(Map.Entry::getKey);

  HttpIndex {
    entries = Map.copyOf(entries);
  }

  static HttpIndex read(byte[] text) {
    Map<String, Entry> entries = new HashMap<>();
    new String(text, UTF_8).lines().forEach(line -> read(line, entries));
    return new HttpIndex(entries);
  }

  private static void read(String line, Map<String, Entry> entries) {
    String[] words = line.strip().split(" ", -1);
    if (words.length != 3 || !SnapshotKey.isCommit(words[0])) {
      return;
    }
    try {
      entries.put(words[0], Entry.of(Instant.parse(words[1]), Long.parseLong(words[2])));
    } catch (DateTimeParseException | NumberFormatException e) {
      // not one of our lines
    }
  }

  /** With lines, or without those that are empty. */
  HttpIndex with(Map<String, Optional<Entry>> lines) {
    Map<String, Entry> changed = new HashMap<>(entries);
    changed.keySet().removeAll(lines.keySet());
    lines.forEach((commit, entry) -> entry.ifPresent(line -> changed.put(commit, line)));
    return new HttpIndex(changed);
  }

  /** Whether each line is there, or a newer one; or none, if there should be none. */
  boolean says(Map<String, Optional<Entry>> lines) {
    return lines.entrySet().stream().allMatch(each -> says(each.getKey(), each.getValue()));
  }

  private boolean says(String commit, Optional<Entry> entry) {
    Optional<Instant> found = Optional.ofNullable(entries.get(commit)).flatMap(Entry::written);
    Optional<Instant> wanted = entry.flatMap(Entry::written);
    if (found.isEmpty() || wanted.isEmpty()) {
      return found.equals(wanted);
    }
    return !found.get().isBefore(wanted.get());
  }

  byte[] write(int keptLines) {
    return entries.entrySet().stream()
        .sorted(NEWEST_FIRST)
        .limit(keptLines)
        .map(HttpIndex::line)
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  private static String line(Map.Entry<String, Entry> line) {
    Entry entry = line.getValue();
    return line.getKey()
        + " "
        + entry.written().orElse(Instant.EPOCH)
        + " "
        + entry.size().orElse(0)
        + "\n";
  }
}
