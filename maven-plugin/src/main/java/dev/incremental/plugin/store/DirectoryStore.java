package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Listing.Entry;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  static final String LOCAL = "local";

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
      dropOldest(module);
    }
    return writing;
  }

  /** As long as a snapshot stays, so does the one that it is laid over. */
  private void dropOldest(String module) {
    Map<String, Entry> staying = new HashMap<>(commits(module).entries());
    if (staying.size() <= keptCommits) {
      return;
    }
    Map<String, Entry> going = new HashMap<>();
    staying.entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, Entry> each) -> written(each.getValue())))
        .limit(staying.size() - (long) keptCommits)
        .forEach(each -> going.put(each.getKey(), each.getValue()));
    staying.keySet().removeAll(going.keySet());
    going.keySet().removeAll(new Bases(commit -> read(commit, module)).among(going, staying));
    going.keySet().forEach(commit -> delete(commit, module)); // else after the next write
  }

  private static Instant written(Entry entry) {
    return entry.written().orElse(Instant.MAX);
  }

  /** The names of everything that is there, see {@link PartName} for those of parts. */
  public Names names() {
    Set<String> names = new HashSet<>();
    if (Files.exists(snapshots()) && !Files.isDirectory(snapshots())) {
      return Names.failed("cannot list " + snapshots() + ": it is not a directory");
    }
    try (Stream<Path> files = Files.walk(snapshots(), 2)) {
      files
          .map(Path::getFileName)
          .map(Path::toString)
          .filter(name -> name.endsWith(SnapshotKey.SUFFIX))
          .map(name -> name.substring(0, name.length() - SnapshotKey.SUFFIX.length()))
          .forEach(name -> names.add(ModuleKey.name(name)));
      return Names.of(names);
    } catch (NoSuchFileException e) {
      return Names.of(Set.of());
    } catch (IOException | UncheckedIOException e) {
      return Names.failed("cannot list " + snapshots() + ": " + Problem.of(e));
    }
  }

  @Override
  public Names parts(String module) {
    Names all = names();
    Set<String> parts = new HashSet<>(all.names());
    parts.removeIf(name -> PartName.moduleOf(name).filter(module::equals).isEmpty());
    return new Names(parts, all.problem());
  }

  @Override
  public Writing delete(String commit, String module) {
    if (!SnapshotKey.isCommit(commit)) {
      return new NotKept(SnapshotKey.noCommit(commit));
    }
    Path file = file(commit, module);
    Writing writing = new StoredFile(directory, file).delete();
    Path damaged = file.resolveSibling(file.getFileName() + StoredFile.DAMAGED);
    new StoredFile(directory, damaged).delete(); // of no use, and perhaps not there
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
