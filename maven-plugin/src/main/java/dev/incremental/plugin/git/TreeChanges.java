package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Kind;
import dev.incremental.plugin.git.ChangedFile.Source;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Differences between two trees, of which one may be the index, renames detected. */
final class TreeChanges {
  /** Beyond it only identical files count as renamed: comparing contents is quadratic. */
  private static final int RENAME_LIMIT = 200;

  private final Repository repository;

  TreeChanges(Repository repository) {
    this.repository = repository;
  }

  List<ChangedFile> between(AbstractTreeIterator before, AbstractTreeIterator after, Source source)
      throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(before);
      walk.addTree(after);
      walk.setFilter(TreeFilter.ANY_DIFF);
      List<DiffEntry> entries = DiffEntry.scan(walk);
      return withRenames(entries).stream().map(entry -> toChange(entry, source)).toList();
    }
  }

  private List<DiffEntry> withRenames(List<DiffEntry> entries) throws IOException {
    if (entries.stream().noneMatch(entry -> entry.getChangeType() == ChangeType.DELETE)) {
      return entries;
    }
    RenameDetector detector = new RenameDetector(repository);
    detector.setRenameLimit(RENAME_LIMIT);
    detector.setSkipContentRenamesForBinaryFiles(true);
    detector.addAll(entries);
    try {
      return detector.compute();
    } catch (MissingObjectException partialClone) {
      return entries; // deleted and added says the same, less nicely
    }
  }

  private static ChangedFile toChange(DiffEntry entry, Source source) {
    return switch (entry.getChangeType()) {
      case ADD, COPY -> ChangedFile.of(entry.getNewPath(), Kind.ADDED, source);
      case MODIFY -> ChangedFile.of(entry.getNewPath(), Kind.MODIFIED, source);
      case DELETE -> ChangedFile.of(entry.getOldPath(), Kind.DELETED, source);
      case RENAME -> new ChangedFile(entry.getNewPath(), Kind.RENAMED, source, entry.getOldPath());
    };
  }
}
