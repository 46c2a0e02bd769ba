package dev.incremental.plugin.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a repository's parts are.
 *
 * @param root the work tree's root, with symbolic links resolved
 * @param own the git directory of this work tree
 * @param common the git directory that all work trees of the clone share
 */
record GitDirectories(Path root, Path own, Path common) {
  private static final String LINK = "gitdir:";

  /** The work tree that a directory is in, found as git does; empty where there is none. */
  static Optional<Path> rootOf(Path directory) throws IOException {
    for (Path at = existing(directory).toRealPath(); at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isRegularFile(git) || isNotEmptyDirectory(git)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Follows the links of a work tree's {@code .git}. */
  static GitDirectories of(Path root) throws IOException {
    Path git = root.resolve(".git");
    Path own = Files.isRegularFile(git) ? root.resolve(target(git)).normalize() : git;
    Path link = own.resolve("commondir");
    Path common =
        Files.isRegularFile(link)
            ? own.resolve(Files.readString(link, StandardCharsets.UTF_8).strip()).normalize()
            : own;
    return new GitDirectories(root, own, common);
  }

  private static String target(Path link) throws IOException {
    String text = Files.readString(link, StandardCharsets.UTF_8).strip();
    if (!text.startsWith(LINK)) {
      throw new IOException(link + " does not name a git directory");
    }
    return text.substring(LINK.length()).strip();
  }

  /** A module's directory may have been deleted. */
  private static Path existing(Path directory) {
    Path at = directory.toAbsolutePath().normalize();
    for (Path parent = at.getParent();
        !Files.exists(at) && parent != null;
        parent = at.getParent()) {
      at = parent;
    }
    return at;
  }

  private static boolean isNotEmptyDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var entries = Files.list(directory)) {
      return entries.findAny().isPresent();
    }
  }
}
