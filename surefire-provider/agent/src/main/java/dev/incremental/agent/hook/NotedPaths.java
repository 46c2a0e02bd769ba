package dev.incremental.agent.hook;

import dev.incremental.agent.Options;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where in the project a path lies, and which paths are never dependencies. */
final class NotedPaths {
  private final List<String> ignored = new ArrayList<>();
  private final List<String> locations;
  private final String root;
  private final String temporary;

  NotedPaths(Options options) {
    this.root = options.root() + File.separatorChar;
    this.temporary = System.getProperty("java.io.tmpdir", "") + File.separatorChar;
    locations = options.locations();
    ignored.addAll(options.ignored());
    ignored.add(System.getProperty("java.home", "/") + File.separatorChar);
    ignored.add("/proc/");
    ignored.add("/sys/");
    ignored.add("/dev/");
    ignored.add("/etc/machine-id"); // like the names of the machine and its user
  }

  boolean isInProject(String path) {
    return path.startsWith(root);
  }

  /** The project's class directory or jar that a path is or lies in, null if it lies elsewhere. */
  @Nullable String location(String path) {
    for (String location : locations) {
      int end = location.length();
      if (path.startsWith(location)
          && (path.length() == end || path.charAt(end) == File.separatorChar)) {
        return location;
      }
    }
    return null;
  }

  /** The path that a file or path object stands for, null for anything else. */
  static @Nullable String absolute(@Nullable Object subject) {
    if (subject instanceof File file) {
      return normalised(file.getAbsolutePath());
    }
    return subject instanceof Path path ? normalised(path.toAbsolutePath().toString()) : null;
  }

  private static String normalised(String path) {
    return path.contains(File.separatorChar + ".") ? Path.of(path).normalize().toString() : path;
  }

  /**
   * Whether what lies there is never a dependency. The project's classes always are one, also where
   * the local repository is a temporary directory.
   */
  boolean isIgnored(String path) {
    for (String prefix : ignored) {
      if (path.startsWith(prefix)) {
        return true;
      }
    }
    return path.startsWith(temporary)
        && !(path + File.separatorChar).startsWith(root)
        && location(path) == null;
  }
}
