package dev.incremental.plugin.git;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Finds the branches that end at a commit. */
final class BranchTips {
  private final Repository repository;

  BranchTips(Repository repository) {
    this.repository = repository;
  }

  /** Their short names, without that of a remote repository. */
  Set<String> at(String commit) throws IOException {
    return repository.getRefDatabase().getTipsWithSha1(ObjectId.fromString(commit)).stream()
        .map(Ref::getName)
        .flatMap(name -> branch(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<String> branch(String name) {
    if (name.startsWith(Constants.R_HEADS)) {
      return Optional.of(Repository.shortenRefName(name));
    }
    @Nullable String remote = repository.shortenRemoteBranchName(name);
    return Optional.ofNullable(remote).filter(branch -> !branch.equals(Constants.HEAD));
  }
}
