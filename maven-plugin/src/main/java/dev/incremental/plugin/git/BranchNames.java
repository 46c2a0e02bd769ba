package dev.incremental.plugin.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Names the branch that people would say a commit is on. */
final class BranchNames {
  private static final List<String> MAIN_LINES = List.of("main", "master", "trunk", "develop");

  private final Repository repository;
  private final RevWalk walk;
  private final int limit;

  BranchNames(Repository repository, RevWalk walk, int limit) {
    this.repository = repository;
    this.walk = walk;
    this.limit = limit;
  }

  /** A main line that holds the commit, else the branch that is checked out and holds it. */
  @Nullable String of(RevCommit commit, @Nullable String current) throws IOException {
    for (String name : MAIN_LINES) {
      if (name.equals(current) || holds(Constants.R_HEADS + name, commit)) {
        return name;
      }
    }
    for (String name : MAIN_LINES) {
      if (holds(Constants.R_REMOTES + "origin/" + name, commit)) {
        return "origin/" + name;
      }
    }
    return current;
  }

  private boolean holds(String refName, RevCommit commit) throws IOException {
    Ref ref = repository.exactRef(refName);
    ObjectId tip = ref == null ? null : ref.getObjectId();
    return tip != null && new AncestorWalk(walk, limit).holds(tip, commit);
  }
}
