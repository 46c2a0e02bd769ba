package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** A commit as a user names it: a branch, a tag, an id, {@code main~3}. */
final class Revision {
  private final Repository repository;
  private final String name;

  Revision(Repository repository, String name) {
    this.repository = repository;
    this.name = name;
  }

  /** Its full id; where no branch of this clone has the name, one of {@code origin} may. */
  Reading<String> commit() throws IOException {
    ObjectId own = resolve(name);
    ObjectId found = own == null ? resolve("origin/" + name) : own;
    return found == null
        ? new Unreadable<>("'" + name + "' names no commit of this clone")
        : new Known<>(found.name());
  }

  private @Nullable ObjectId resolve(String revision) throws IOException {
    try {
      return repository.resolve(revision + "^{commit}");
    } catch (RevisionSyntaxException | MissingObjectException e) {
      return null;
    }
  }
}
