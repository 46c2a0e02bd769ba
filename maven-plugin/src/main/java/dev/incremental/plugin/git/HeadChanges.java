package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.jspecify.annotations.Nullable;

/** Finds the files that differ from a commit: committed since, staged, and in the work tree. */
final class HeadChanges {
  private final Repository repository;

  HeadChanges(Repository repository) {
    this.repository = repository;
  }

  /** All files that differ from a commit, each once for every step on its way into a commit. */
  List<ChangedFile> since(String baselineCommit) throws IOException {
    ObjectId head = new CheckedOut(repository).commit();
    ObjectId baseline = ObjectId.fromString(baselineCommit);
    List<ChangedFile> changes = new ArrayList<>();
    if (!baseline.equals(head)) {
      changes.addAll(
          new TreeChanges(repository).between(treeOf(baseline), treeOf(head), Source.COMMITTED));
    }
    changes.addAll(uncommitted(head));
    return List.copyOf(changes);
  }

  /** All files that differ from the head. */
  List<ChangedFile> uncommitted() throws IOException {
    return uncommitted(new CheckedOut(repository).commit());
  }

  private List<ChangedFile> uncommitted(@Nullable ObjectId head) throws IOException {
    DirCache index = repository.readDirCache();
    Conflicts conflicts = new Conflicts(repository, index);
    DirCacheIterator indexed = new DirCacheIterator(index);
    List<ChangedFile> changes =
        new ArrayList<>(new TreeChanges(repository).between(treeOf(head), indexed, Source.STAGED));
    changes.addAll(new WorkTreeChanges(repository, index).all());
    return conflicts.eachOnce(changes);
  }

  private AbstractTreeIterator treeOf(@Nullable ObjectId commit) throws IOException {
    if (commit == null) {
      return new EmptyTreeIterator();
    }
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      return new CanonicalTreeParser(null, reader, walk.parseCommit(commit).getTree());
    }
  }
}
