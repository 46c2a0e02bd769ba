package dev.incremental.plugin.git;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

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

  private static Optional<String> branch(String name) {
    if (name.startsWith(Constants.R_HEADS)) {
      return Optional.of(name.substring(Constants.R_HEADS.length()));
    }
    int remote = name.indexOf('/', Constants.R_REMOTES.length());
    return name.startsWith(Constants.R_REMOTES)
            && remote >= 0
            && !name.endsWith("/" + Constants.HEAD)
        ? Optional.of(name.substring(remote + 1))
        : Optional.empty();
  }
}
