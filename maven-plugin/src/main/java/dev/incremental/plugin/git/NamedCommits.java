package dev.incremental.plugin.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Walks from everything in a repository that has a name to all commits that it holds. */
final class NamedCommits {
  private final Repository repository;
  private final Path common;
  private final Set<RevCommit> branches = new HashSet<>();
  private final Set<RevCommit> others = new HashSet<>();

  /**
   * @param common the git directory that all work trees share
   */
  NamedCommits(Repository repository, Path common) {
    this.repository = repository;
    this.common = common;
  }

  /** All of history; unreadable where some of it is missing. */
  Reading<Reachability> all() throws IOException {
    if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
      return new Unreadable<>(
          "this clone is shallow, so that it is not known what branches hold"
              + " (git fetch --unshallow)");
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.sort(RevSort.TOPO);
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        add(walk, ref.getObjectId(), isBranch(ref.getName()) ? branches : others);
      }
      for (ObjectId head : heads()) {
        add(walk, head, branches);
      }
      walk.markStart(branches);
      walk.markStart(others);
      return new Known<>(number(walk));
    }
  }

  private static boolean isBranch(String name) {
    return name.startsWith(Constants.R_HEADS)
        || name.startsWith(Constants.R_REMOTES)
        || name.equals(Constants.HEAD);
  }

  /** A tag may name anything. */
  private static void add(RevWalk walk, @Nullable ObjectId id, Set<RevCommit> to)
      throws IOException {
    RevObject named = id == null ? null : walk.peel(walk.parseAny(id));
    if (named instanceof RevCommit commit) {
      to.add(commit);
    }
  }

  /** What the work trees of this clone have checked out, where that is no branch. */
  private List<ObjectId> heads() throws IOException {
    List<ObjectId> heads = new ArrayList<>();
    for (Path directory : workTrees(common)) {
      Path file = directory.resolve(Constants.HEAD);
      String head = Files.exists(file) ? Files.readString(file, UTF_8).strip() : "";
      if (ObjectId.isId(head)) {
        heads.add(ObjectId.fromString(head));
      }
    }
    return heads;
  }

  /** The git directories of all work trees, those that were removed and not yet pruned included. */
  static List<Path> workTrees(Path common) throws IOException {
    Path linked = common.resolve("worktrees");
    List<Path> all = new ArrayList<>(List.of(common));
    if (Files.isDirectory(linked)) {
      try (Stream<Path> directories = Files.list(linked)) {
        directories.forEach(all::add);
      }
    }
    return all;
  }

  private Reachability number(RevWalk walk) throws IOException {
    Map<ObjectId, Integer> numbers = new HashMap<>();
    List<RevCommit> commits = new ArrayList<>();
    for (RevCommit next = walk.next(); next != null; next = walk.next()) {
      numbers.put(next.toObjectId(), commits.size());
      commits.add(next);
    }
    return new Reachability(
        numbers,
        commits.stream()
            .map(each -> numbers(List.of(each.getParents()), numbers))
            .toArray(int[][]::new),
        commits.stream().mapToInt(RevCommit::getCommitTime).toArray(),
        numbers(branches, numbers),
        numbers(others, numbers));
  }

  private static int[] numbers(Collection<RevCommit> commits, Map<ObjectId, Integer> numbers) {
    return commits.stream().mapToInt(numbers::get).toArray();
  }
}
