package dev.incremental.plugin.git;

import dev.incremental.plugin.git.Reading.Known;
import dev.incremental.plugin.git.Reading.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Opens the repository of a work tree with JGit, if JGit can read it. */
final class RepositoryOpener {
  /** Extensions that change nothing for a reader, or that JGit knows. */
  private static final Set<String> READABLE_EXTENSIONS =
      Set.of("noop", "preciousobjects", "partialclone", "worktreeconfig", "refstorage");

  private RepositoryOpener() {}

  static Reading<Repository> open(Path root) {
    QuietSystemReader.install();
    return Reading.attempt(() -> build(root));
  }

  private static Reading<Repository> build(Path root) throws IOException {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    builder.setWorkTree(root.toFile());
    builder.setMustExist(true);
    Repository repository = builder.build();
    Reading<Repository> checked = check(repository, root.resolve(".git"));
    if (checked instanceof Unreadable<Repository>) {
      repository.close();
    }
    return checked;
  }

  private static Reading<Repository> check(Repository repository, Path git) throws IOException {
    Config config = repository.getConfig();
    if (config.getBoolean("core", "bare", false)) {
      return new Unreadable<>("the git repository " + git + " is bare");
    }
    for (String extension : config.getNames("extensions")) {
      String name = extension.toLowerCase(Locale.ROOT);
      String value = config.getString("extensions", null, extension);
      boolean sha1 = name.equals("objectformat") && "sha1".equalsIgnoreCase(value);
      if (!sha1 && !READABLE_EXTENSIONS.contains(name)) {
        return new Unreadable<>(
            "JGit cannot read it: extensions." + extension + " = " + value + " in " + git);
      }
    }
    if (repository.exactRef(Constants.HEAD) == null) {
      return new Unreadable<>(git + " is not a git repository, it has no HEAD");
    }
    return new Known<>(repository);
  }
}
