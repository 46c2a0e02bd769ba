package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A store in a directory, by default in the one that all work trees of a clone share.
 *
 * <pre>
 * snapshots/&lt;commit&gt;/&lt;module&gt;.json.gz
 * local/&lt;work tree&gt;/&lt;module&gt;.json.gz
 * audits/&lt;module&gt;.jsonl                    see {@link Journal}
 * </pre>
 *
 * <p>Names inside are relative, so the directory moves with the clone.
 */
public final class DirectoryStore implements SnapshotStore {
  /** How many commits' snapshots of a module are kept; of more, those written first are dropped. */
  public static final int KEPT_COMMITS = 200;

  private static final String SNAPSHOTS = "snapshots";
  private static final String LOCAL = "local";

  private final Path directory;
  private final int keptCommits;

  /**
   * @param directory need not exist yet
   */
  public DirectoryStore(Path directory) {
    this(directory, KEPT_COMMITS);
  }

  DirectoryStore(Path directory, int keptCommits) {
    this.directory = directory;
    this.keptCommits = keptCommits;
  }

  /** The default place for a clone. */
  public static Path inside(Path gitCommonDirectory) {
    return gitCommonDirectory.resolve("incremental");
  }

  @Override
  public Listing commits(String module) {
    Map<String, Entry> entries = new HashMap<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(snapshots())) {
      for (Path directoryOfCommit : directories) {
        String commit = directoryOfCommit.getFileName().toString();
        if (SnapshotKey.isCommit(commit)) {
          entry(file(commit, module)).ifPresent(found -> entries.put(commit, found));
        }
      }
      return Listing.of(entries);
    } catch (NoSuchFileException e) {
      return isInTheWay()
          ? Listing.failed("cannot list " + snapshots() + ": " + directory + " is not a directory")
          : Listing.of(Map.of());
    } catch (IOException | DirectoryIteratorException e) {
      return Listing.failed("cannot list " + snapshots() + ": " + Problem.of(e));
    }
  }

  @Override
  public Stored read(String commit, String module) {
    return SnapshotKey.isCommit(commit)
        ? new StoredFile(directory, file(commit, module)).read()
        : new Stored.Unusable(SnapshotKey.noCommit(commit));
  }

  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    Writing writing = new StoredFile(directory, file(commit, module)).write(content);
    if (writing instanceof Kept) {
      Tidying.of(directory).leftBehind();
      Tidying.of(directory)
          .beyond(keptCommits, snapshots(), ModuleKey.fileName(module) + SnapshotKey.SUFFIX);
    }
    return writing;
  }

  @Override
  public Writing delete(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    Writing writing = new StoredFile(directory, file(commit, module)).delete();
    Tidying.of(directory).ifEmpty(snapshots().resolve(commit));
    return writing;
  }

  /** What is there of one snapshot. */
  Optional<Entry> entry(String commit, String module) {
    return SnapshotKey.isCommit(commit) ? entry(file(commit, module)) : Optional.empty();
  }

  private static Optional<Entry> entry(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(Entry.of(found.lastModifiedTime().toInstant(), found.size()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // whoever reads it is told why
    }
  }

  /** The records that a work tree made of uncommitted code; they lie over those of its commit. */
  public Stored readLocal(String workTreeId, String module) {
    return new StoredFile(directory, localFile(workTreeId, module)).read();
  }

  /** Keeps the records that a work tree made of uncommitted code. */
  public Writing writeLocal(String workTreeId, String module, byte[] content) {
    return new StoredFile(directory, localFile(workTreeId, module)).write(content);
  }

  /** Newer JDKs call a file "missing" as well when something on the way to it is no directory. */
  private boolean isInTheWay() {
    return Files.exists(directory) && !Files.isDirectory(directory);
  }

  private Path snapshots() {
    return directory.resolve(SNAPSHOTS);
  }

  private Path file(String commit, String module) {
    return snapshots().resolve(commit).resolve(ModuleKey.fileName(module) + SnapshotKey.SUFFIX);
  }

  private Path localFile(String workTreeId, String module) {
    return directory
        .resolve(LOCAL)
        .resolve(ModuleKey.fileName(workTreeId))
        .resolve(ModuleKey.fileName(module) + SnapshotKey.SUFFIX);
  }
}
