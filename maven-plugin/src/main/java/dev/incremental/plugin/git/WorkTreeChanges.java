package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Kind;
import dev.incremental.plugin.git.ChangedFile.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.IndexDiffFilter;
import org.eclipse.jgit.treewalk.filter.SkipWorkTreeFilter;
import org.jspecify.annotations.Nullable;

/** Differences between the index and the files on disk, untracked files included. */
final class WorkTreeChanges {
  private static final int INDEX = 0;
  private static final int WORK_TREE = 1;

  private final Repository repository;
  private final DirCache index;
  private final List<String> gitsOwn;

  WorkTreeChanges(Repository repository, DirCache index) {
    this.repository = repository;
    this.index = index;
    Path root = repository.getWorkTree().toPath();
    this.gitsOwn =
        Stream.of(repository.getDirectory(), repository.getCommonDirectory())
            .map(directory -> directory.toPath().normalize())
            .filter(directory -> directory.startsWith(root))
            .map(directory -> root.relativize(directory).toString().replace('\\', '/') + "/")
            .toList();
  }

  List<ChangedFile> all() throws IOException {
    List<ChangedFile> changes = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setOperationType(OperationType.CHECKIN_OP);
      walk.setRecursive(true);
      FileTreeIterator files = new FileTreeIterator(repository);
      walk.addTree(new DirCacheIterator(index));
      walk.addTree(files);
      files.setDirCacheIterator(walk, INDEX);
      walk.setFilter(
          AndTreeFilter.create(
              new SkipWorkTreeFilter(INDEX), new IndexDiffFilter(INDEX, WORK_TREE)));
      while (walk.next()) {
        ChangedFile change = change(walk);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    changes.addAll(new Submodules(repository, index).changes());
    return changes;
  }

  private @Nullable ChangedFile change(TreeWalk walk) {
    String path = walk.getPathString();
    DirCacheIterator inIndex = walk.getTree(INDEX, DirCacheIterator.class);
    WorkingTreeIterator onDisk = walk.getTree(WORK_TREE, WorkingTreeIterator.class);
    if (inIndex == null) {
      return isGitsOwn(path) ? null : ChangedFile.of(path, Kind.ADDED, Source.UNTRACKED);
    }
    DirCacheEntry entry = inIndex.getDirCacheEntry();
    if (entry != null && entry.getFileMode() == FileMode.GITLINK) {
      return null; // the submodules' own
    }
    Kind kind = onDisk == null ? Kind.DELETED : Kind.MODIFIED;
    return ChangedFile.of(path, kind, Source.UNSTAGED);
  }

  /** A separate git directory may stand, under any name, inside the work tree. */
  private boolean isGitsOwn(String path) {
    return gitsOwn.stream().anyMatch(path::startsWith);
  }
}
