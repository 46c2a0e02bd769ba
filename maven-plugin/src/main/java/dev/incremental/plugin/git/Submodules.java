package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Kind;
import dev.incremental.plugin.git.ChangedFile.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/**
 * Submodules that are not what the index says: at another commit, dirty or unreadable. One that was
 * never checked out is no change.
 */
final class Submodules {
  private final Path root;
  private final DirCache index;

  Submodules(Repository repository, DirCache index) {
    this.root = repository.getWorkTree().toPath();
    this.index = index;
  }

  List<ChangedFile> changes() {
    List<ChangedFile> changes = new ArrayList<>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      if (entry.getFileMode() == FileMode.GITLINK) {
        Path directory = root.resolve(entry.getPathString());
        if (!Files.isDirectory(directory)) {
          changes.add(ChangedFile.of(entry.getPathString(), Kind.DELETED, Source.UNSTAGED));
        } else if (Files.exists(directory.resolve(".git")) && differs(directory, entry)) {
          changes.add(ChangedFile.of(entry.getPathString(), Kind.MODIFIED, Source.UNSTAGED));
        }
      }
    }
    return changes;
  }

  private static boolean differs(Path directory, DirCacheEntry entry) {
    if (!(GitRepository.open(directory) instanceof Reading.Known<GitRepository> known)) {
      return true;
    }
    try (GitRepository submodule = known.value()) {
      Optional<String> commit = submodule.head().asOptional().map(Head::commit);
      return !commit.equals(Optional.of(entry.getObjectId().name())) || submodule.isDirty();
    }
  }
}
