package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

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

  static final String SUFFIX = ".json.gz";
  private static final String SNAPSHOTS = "snapshots";
  private static final String LOCAL = "local";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

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
    Set<String> commits = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(snapshots())) {
      for (Path entry : entries) {
        String commit = entry.getFileName().toString();
        if (COMMIT.matcher(commit).matches() && Files.isRegularFile(file(commit, module))) {
          commits.add(commit);
        }
      }
      return Listing.of(Set.copyOf(commits));
    } catch (NoSuchFileException e) {
      return isInTheWay()
          ? Listing.failed("cannot list " + snapshots() + ": " + directory + " is not a directory")
          : Listing.of(Set.of());
    } catch (IOException | DirectoryIteratorException e) {
      return Listing.failed("cannot list " + snapshots() + ": " + Problem.of(e));
    }
  }

  @Override
  public Stored read(String commit, String module) {
    return COMMIT.matcher(commit).matches()
        ? new StoredFile(directory, file(commit, module)).read()
        : new Stored.Unusable("'" + commit + "' is not the full id of a commit");
  }

  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (!COMMIT.matcher(commit).matches()) {
      return new NotKept("'" + commit + "' is not the full id of a commit");
    }
    Writing writing = new StoredFile(directory, file(commit, module)).write(content);
    if (writing instanceof Kept) {
      Tidying.of(directory).leftBehind();
      Tidying.of(directory).beyond(keptCommits, snapshots(), ModuleKey.fileName(module) + SUFFIX);
    }
    return writing;
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
    return snapshots().resolve(commit).resolve(ModuleKey.fileName(module) + SUFFIX);
  }

  private Path localFile(String workTreeId, String module) {
    return directory
        .resolve(LOCAL)
        .resolve(ModuleKey.fileName(workTreeId))
        .resolve(ModuleKey.fileName(module) + SUFFIX);
  }
}
