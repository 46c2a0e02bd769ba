package dev.incremental.plugin.git;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** A repository that JGit opens when it is first needed. */
final class LateRepository implements AutoCloseable {
  private final Path root;
  private @Nullable Reading<Repository> opened;

  /**
   * @param root the work tree's root
   */
  LateRepository(Path root) {
    this.root = root;
  }

  /** The repository, the same one each time, or why JGit cannot read it. */
  synchronized Reading<Repository> get() {
    Reading<Repository> known = opened;
    if (known == null) {
      known = RepositoryOpener.open(root);
      opened = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.asOptional().ifPresent(Repository::close);
    }
  }
}
