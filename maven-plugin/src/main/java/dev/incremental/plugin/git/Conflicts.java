package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Kind;
import dev.incremental.plugin.git.ChangedFile.Source;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Repository;

/** Files that a merge could not merge: the index holds up to three of each, and none counts. */
final class Conflicts {
  private final Path root;
  private final Set<String> paths = new TreeSet<>();

  Conflicts(Repository repository, DirCache index) {
    this.root = repository.getWorkTree().toPath();
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      if (entry.getStage() != DirCacheEntry.STAGE_0) {
        paths.add(entry.getPathString());
      }
    }
  }

  /** The changes, with one for each conflict. */
  List<ChangedFile> eachOnce(List<ChangedFile> changes) {
    return paths.isEmpty()
        ? List.copyOf(changes)
        : Stream.concat(
                changes.stream().filter(change -> !paths.contains(change.path())),
                paths.stream().map(this::conflict))
            .toList();
  }

  private ChangedFile conflict(String path) {
    boolean there = Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    return ChangedFile.of(path, there ? Kind.MODIFIED : Kind.DELETED, Source.UNSTAGED);
  }
}
