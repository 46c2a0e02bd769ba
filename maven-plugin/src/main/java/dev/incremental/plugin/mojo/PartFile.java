package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Shard;
import dev.incremental.plugin.selection.ShardSplit;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotPart;
import dev.incremental.plugin.snapshot.UnreadableSnapshotException;
import dev.incremental.plugin.store.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps what one shard recorded, in a file below the build directory and in the stores. */
final class PartFile {
  static final String SUFFIX = ".part";

  private final Module module;
  private final Plan plan;
  private final ShardSplit split;

  /**
   * @param plan of a run that several machines share
   */
  PartFile(Module module, Plan plan) {
    this.module = module;
    this.plan = plan;
    this.split = plan.split().orElseThrow();
  }

  /** The name under which stores have a part. */
  static String name(String module, Shard shard) {
    return PartName.of(module, shard.index(), shard.count());
  }

  /**
   * Keeps it.
   *
   * @param recorded what this shard recorded
   * @param executions the plugin executions that it ran
   * @param commit full id of the commit whose code ran; empty where it had uncommitted changes
   */
  boolean keep(
      Snapshot recorded, Collection<String> executions, Optional<String> commit, Storing storing)
      throws IOException {
    SortedMap<String, String> plans = new TreeMap<>();
    executions.forEach(execution -> plans.put(execution, split.plan()));
    SnapshotPart part =
        new SnapshotPart(
            module.key(),
            split.shard().index(),
            split.shard().count(),
            plans,
            SnapshotPart.nameOf(plan.known()),
            commit,
            recorded);
    String name = name(module.key(), split.shard());
    Path file = module.files().directory().resolve(name + SUFFIX);
    Optional<SnapshotPart> before = earlier(file).filter(part::continues);
    byte[] bytes = before.map(part::with).orElse(part).write();
    new WholeFile(file).write(bytes);
    return storing.keepPart(bytes, commit, name);
  }

  /** In an ordinary build each execution is a run of its own, and all of them make one part. */
  private static Optional<SnapshotPart> earlier(Path file) throws IOException {
    try {
      return Files.exists(file)
          ? Optional.of(SnapshotPart.read(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (UnreadableSnapshotException damaged) {
      return Optional.empty(); // it is written anew, and who merges sees what is not in it
    }
  }
}
