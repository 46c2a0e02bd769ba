package dev.incremental.plugin.git;

import dev.incremental.plugin.git.ChangedFile.Source;
import dev.incremental.plugin.git.Reading.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

/** A git repository with a work tree, read only: nothing is ever written to it. */
public final class GitRepository implements AutoCloseable {
  /** How many commits are looked at in search of one with a snapshot. */
  public static final int WALK_LIMIT = 1000;

  private static final String MAIN_WORK_TREE = "main";

  private final Repository repository;
  private final CheckedOut checkedOut;

  private GitRepository(Repository repository) {
    this.repository = repository;
    this.checkedOut = new CheckedOut(repository);
  }

  /** The repository that a directory is in, the directory itself included. */
  public static Reading<GitRepository> open(Path anyDirectoryInside) {
    QuietSystemReader.install();
    return RepositoryFinder.find(anyDirectoryInside)
        .then(repository -> new Known<>(new GitRepository(repository)));
  }

  /** The work tree's root, with symbolic links resolved. */
  public Path root() {
    return repository.getWorkTree().toPath();
  }

  /** The directory that all work trees of this clone share: {@code .git} of the first one. */
  public Path commonDirectory() {
    return repository.getCommonDirectory().toPath().normalize();
  }

  /** Names this work tree among those of the clone; moving the clone changes nothing. */
  public String workTreeId() {
    Path own = repository.getDirectory().toPath().normalize();
    return own.equals(commonDirectory()) ? MAIN_WORK_TREE : "worktree-" + own.getFileName();
  }

  /** What is checked out now; unreadable on a branch without a commit. */
  public Reading<Head> head() {
    return Reading.attempt(checkedOut::head);
  }

  /** The commits at which a shallow clone's history ends; empty in a whole one. */
  public Reading<Set<String>> shallow() {
    return Reading.attempt(
        () ->
            new Known<>(
                repository.getObjectDatabase().getShallowCommits().stream()
                    .map(ObjectId::name)
                    .collect(Collectors.toUnmodifiableSet())));
  }

  /** The nearest of the given commits among the head and its last 1,000 ancestors. */
  public Reading<Baseline> nearest(Set<String> commits) {
    return nearest(commits::contains, WALK_LIMIT);
  }

  /**
   * The nearest commit that passes, among the head and its ancestors by all parents.
   *
   * @param available tells from a full id whether the commit has a snapshot
   * @param limit how many commits to look at
   */
  public Reading<Baseline> nearest(Predicate<String> available, int limit) {
    return head()
        .then(
            head ->
                Reading.attempt(
                    () -> new NearestSnapshot(repository, available, limit).from(head)));
  }

  /** All files that differ from a commit, each once for every step on its way into a commit. */
  public Reading<List<ChangedFile>> changes(String baselineCommit) {
    return Reading.attempt(
        () -> {
          ObjectId head = checkedOut.commit();
          ObjectId baseline = ObjectId.fromString(baselineCommit);
          List<ChangedFile> changes = new ArrayList<>();
          if (!baseline.equals(head)) {
            changes.addAll(
                new TreeChanges(repository)
                    .between(treeOf(baseline), treeOf(head), Source.COMMITTED));
          }
          changes.addAll(uncommittedChanges(head));
          return new Known<>(List.copyOf(changes));
        });
  }

  /** All files that differ from the head. */
  public Reading<List<ChangedFile>> uncommitted() {
    return Reading.attempt(() -> new Known<>(uncommittedChanges(checkedOut.commit())));
  }

  /** Whether anything is not committed; true also where that cannot be told. */
  public boolean isDirty() {
    return uncommitted().asOptional().map(changes -> !changes.isEmpty()).orElse(true);
  }

  private List<ChangedFile> uncommittedChanges(@Nullable ObjectId head) throws IOException {
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

  @Override
  public void close() {
    repository.close();
  }
}
