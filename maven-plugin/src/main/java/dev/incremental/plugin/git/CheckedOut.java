package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is checked out, read anew each time, and a broken branch from one without a commit.
 */
final class CheckedOut {
  private final Repository repository;

  CheckedOut(Repository repository) {
    this.repository = repository;
  }

  Reading<Head> head() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    ObjectId commit = commit();
    String branch = head == null || !head.isSymbolic() ? null : branchOf(head);
    return commit == null
        ? new Unreadable<>("there is no commit yet on " + branch)
        : new Known<>(new Head(commit.name(), branch));
  }

  /** The commit; null where there is none yet. */
  @Nullable ObjectId commit() throws IOException {
    ObjectId commit = repository.resolve(Constants.HEAD);
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null) {
      throw new IOException("HEAD is broken");
    }
    if (commit == null && existsAsFile(head.getTarget())) {
      throw new IOException("the branch " + branchOf(head) + " is broken");
    }
    return commit;
  }

  /** JGit leaves out a branch that it cannot read. */
  private boolean existsAsFile(Ref branch) {
    return Files.exists(repository.getCommonDirectory().toPath().resolve(branch.getName()));
  }

  private static String branchOf(Ref head) {
    return Repository.shortenRefName(head.getTarget().getName());
  }
}
