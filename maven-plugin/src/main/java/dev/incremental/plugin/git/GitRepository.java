package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * A git repository with a work tree, read only: nothing is ever written to it.
 *
 * <p>JGit is loaded at the first question that needs it. What an ordinary repository has checked
 * out is read without, so that a run with nothing to do does not wait for JGit.
 */
public final class GitRepository implements AutoCloseable {
  /** How many commits are looked at in search of one with a snapshot. */
  public static final int WALK_LIMIT = 1000;

  private static final String MAIN_WORK_TREE = "main";

  private final GitDirectories directories;
  private final LateRepository repository;

  private GitRepository(GitDirectories directories, LateRepository repository) {
    this.directories = directories;
    this.repository = repository;
  }

  /** The repository that a directory is in, the directory itself included. */
  public static Reading<GitRepository> open(Path anyDirectoryInside) {
    return Reading.attempt(
        () -> {
          Optional<Path> root = GitDirectories.rootOf(anyDirectoryInside);
          return root.isPresent()
              ? at(root.get())
              : new Unreadable<>("no git repository at or above " + anyDirectoryInside);
        });
  }

  private static Reading<GitRepository> at(Path root) throws IOException {
    LateRepository repository = new LateRepository(root);
    GitDirectories directories = GitDirectories.of(root);
    GitRepository git = new GitRepository(directories, repository);
    return new PlainHead(directories).read().isPresent()
        ? new Known<>(git)
        : repository.get().then(readable -> new Known<>(git));
  }

  /** The work tree's root, with symbolic links resolved. */
  public Path root() {
    return directories.root();
  }

  /** The directory that all work trees of this clone share: {@code .git} of the first one. */
  public Path commonDirectory() {
    return directories.common();
  }

  /** Names this work tree among those of the clone; moving the clone changes nothing. */
  public String workTreeId() {
    return workTreeId(directories.own());
  }

  private String workTreeId(Path own) {
    return own.equals(commonDirectory()) ? MAIN_WORK_TREE : "worktree-" + own.getFileName();
  }

  /** What is checked out now; unreadable on a branch without a commit. */
  public Reading<Head> head() {
    Optional<Head> plain = new PlainHead(directories).read();
    return plain.isPresent() ? new Known<>(plain.get()) : read(jgit -> new CheckedOut(jgit).head());
  }

  /** When the commit that is checked out was made. */
  public Reading<Instant> headTime() {
    return read(
        jgit -> {
          ObjectId head = new CheckedOut(jgit).commit();
          return head == null
              ? new Unreadable<>("there is no commit yet")
              : new Known<>(jgit.parseCommit(head).getCommitterIdent().getWhenAsInstant());
        });
  }

  /**
   * The branch that is checked out; where none is, as build servers do it, the short names of all
   * branches whose newest commit is checked out, here or in a remote repository.
   */
  public Reading<Set<String>> branches() {
    return head()
        .then(
            head ->
                head.branch() != null
                    ? new Known<>(Set.of(head.branch()))
                    : read(jgit -> new Known<>(new BranchTips(jgit).at(head.commit()))));
  }

  /** The commits at which a shallow clone's history ends; empty in a whole one. */
  public Reading<Set<String>> shallow() {
    return read(
        jgit ->
            new Known<>(
                jgit.getObjectDatabase().getShallowCommits().stream()
                    .map(ObjectId::name)
                    .collect(Collectors.toUnmodifiableSet())));
  }

  /**
   * All commits that anything in this clone holds: branches, also those of remote repositories as
   * they were when last fetched, tags, and what work trees have checked out. Unreadable in a
   * shallow clone, and where history is not all there.
   */
  public Reading<Reachability> reachable() {
    return read(jgit -> new NamedCommits(jgit, commonDirectory()).all());
  }

  /** The ids of all work trees of this clone, see {@link #workTreeId}. */
  public Reading<Set<String>> workTreeIds() {
    return Reading.attempt(
        () ->
            new Known<>(
                NamedCommits.workTrees(commonDirectory()).stream()
                    .map(this::workTreeId)
                    .collect(Collectors.toUnmodifiableSet())));
  }

  /** The nearest of the given commits among the head and its last 1,000 ancestors. */
  public Reading<List<Baseline>> nearest(Set<String> commits) {
    return nearest(commits::contains, WALK_LIMIT);
  }

  /**
   * The nearest commits that pass, among the head and its ancestors by all parents: of merged
   * branches one each, the youngest first, and never one that is an ancestor of another.
   *
   * @param available tells from a full id whether the commit has a snapshot
   * @param limit how many commits to look at
   */
  public Reading<List<Baseline>> nearest(Predicate<String> available, int limit) {
    return head()
        .then(
            head ->
                head.branch() != null && available.test(head.commit())
                    ? new Known<>(List.of(new Baseline(head.commit(), 0, head.branch())))
                    : read(
                        jgit ->
                            new NearestSnapshot(jgit, available, limit).from(head, head.commit())));
  }

  /**
   * The same among a commit of the user's choice and its ancestors.
   *
   * @param revision any name of it that git understands
   */
  public Reading<List<Baseline>> nearest(Set<String> commits, String revision) {
    return head()
        .then(
            head ->
                read(
                    jgit ->
                        new Revision(jgit, revision)
                            .commit()
                            .then(
                                start ->
                                    Reading.attempt(
                                        () ->
                                            new NearestSnapshot(jgit, commits::contains, WALK_LIMIT)
                                                .from(head, start)))));
  }

  /** All files that differ from a commit, each once for every step on its way into a commit. */
  public Reading<List<ChangedFile>> changes(String baselineCommit) {
    return read(jgit -> new Known<>(new HeadChanges(jgit).since(baselineCommit)));
  }

  /** All files that differ from the head. */
  public Reading<List<ChangedFile>> uncommitted() {
    return read(jgit -> new Known<>(new HeadChanges(jgit).uncommitted()));
  }

  /** Whether anything is not committed; true also where that cannot be told. */
  public boolean isDirty() {
    return uncommitted().asOptional().map(changes -> !changes.isEmpty()).orElse(true);
  }

  /** One of the files that are not committed, if there are any. */
  public Optional<String> firstUncommitted() {
    return uncommitted()
        .asOptional()
        .flatMap(all -> all.stream().findFirst())
        .map(ChangedFile::path);
  }

  /** Something asked of JGit. */
  @FunctionalInterface
  private interface Question<T> {
    Reading<T> ask(Repository jgit) throws IOException;
  }

  private <T> Reading<T> read(Question<T> question) {
    return repository.get().then(jgit -> Reading.attempt(() -> question.ask(jgit)));
  }

  @Override
  public void close() {
    repository.close();
  }
}
