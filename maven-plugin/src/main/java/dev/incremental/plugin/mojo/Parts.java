package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Shard;
import dev.incremental.plugin.snapshot.SnapshotPart;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.SnapshotStore;
import dev.incremental.plugin.store.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what the shards of a run left: in files, then in this clone's store and in the shared one.
 */
final class Parts {
  private static final int DEEPEST = 16;
  private static final long LARGEST = 256L << 20;

  private final Memory memory;
  private final Path directory;
  private final Optional<Integer> count;
  private final List<String> notices = new ArrayList<>();

  /**
   * @param directory where files may be, at any depth; need not exist
   * @param count how many shards there are, if that is known
   */
  Parts(Memory memory, Path directory, Optional<Integer> count) {
    this.memory = memory;
    this.directory = directory;
    this.count = count;
  }

  /** What could not be used, for the user. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** Where they were looked for. */
  String place() {
    return directory + " and the stores";
  }

  /**
   * The parts of this module by their index.
   *
   * @param head the commit that is checked out; parts of others are left aside
   */
  SortedMap<Integer, SnapshotPart> find(Optional<String> head) throws IOException {
    SortedMap<Integer, SnapshotPart> found = new TreeMap<>();
    for (Path file : files()) {
      if (Files.size(file) > LARGEST) {
        notices.add(file + " is too large for a part of a snapshot");
      } else {
        read(Files.readAllBytes(file), file.toString())
            .ifPresent(part -> add(found, part, file.toString(), head));
      }
    }
    Optional<Integer> all =
        count.or(() -> found.values().stream().map(SnapshotPart::count).findFirst());
    if (head.isPresent() && all.isPresent()) {
      fromStore(memory.store(), head.get(), all.get(), found);
      memory.shared().ifPresent(shared -> fromStore(shared, head.get(), all.get(), found));
    }
    return found;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory, DEEPEST)) {
      return all.filter(file -> file.toString().endsWith(PartFile.SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(
      SortedMap<Integer, SnapshotPart> found,
      SnapshotPart part,
      String where,
      Optional<String> head) {
    if (!part.module().equals(memory.module())
        || count.filter(n -> n != part.count()).isPresent()) {
      return; // another module's, or of a run that was divided otherwise
    }
    if (part.commit().isPresent() && !part.commit().equals(head)) {
      notices.add(where + " is of another commit, " + part.commit().get().substring(0, 7));
    } else {
      found.merge(part.index(), part, Parts::later);
    }
  }

  /** A shard that ran again counts by its last run. */
  private static SnapshotPart later(SnapshotPart one, SnapshotPart other) {
    return other.run().createdAt().isAfter(one.run().createdAt()) ? other : one;
  }

  private void fromStore(
      SnapshotStore store, String commit, int shards, SortedMap<Integer, SnapshotPart> found) {
    for (int i = 1; i <= shards; i++) {
      String name = PartFile.name(memory.module(), new Shard(i, shards));
      Stored stored = store.read(commit, name);
      if (stored instanceof Stored.Found bytes) {
        read(bytes.content(), name).ifPresent(part -> add(found, part, name, Optional.of(commit)));
      } else if (stored instanceof Stored.Unusable unusable) {
        notices.add(name + " cannot be used: " + unusable.reason());
      }
    }
  }

  private Optional<SnapshotPart> read(byte[] bytes, String where) {
    try {
      return Optional.of(SnapshotPart.read(bytes));
    } catch (UnreadableSnapshotException e) {
      notices.add(where + " cannot be used: " + e.getMessage());
      return Optional.empty();
    }
  }
}
