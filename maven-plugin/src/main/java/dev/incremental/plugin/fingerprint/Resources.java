package dev.incremental.plugin.fingerprint;

import java.nio.file.Path;
import java.util.List;

/** Fingerprints what the project's directories hold under a resource name, in class-path order. */
final class Resources {
  private final List<Path> directories;
  private final FileContents files;

  Resources(List<Path> directories, FileContents files) {
    this.directories = directories.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    this.files = files;
  }

  /**
   * All hits with their places on the path: one that hides another shows, as does one behind it.
   */
  long of(String name) {
    String relative = name.replaceFirst("^/+", "");
    NormalForm form = new NormalForm();
    boolean found = false;
    for (int i = 0; i < directories.size(); i++) {
      long content = files.content(directories.get(i).resolve(relative).normalize());
      if (content == Fingerprint.UNKNOWN) {
        return Fingerprint.UNKNOWN;
      }
      if (content != Fingerprint.ABSENT) {
        form.number(i).number(content);
        found = true;
      }
    }
    return found ? form.hash() : Fingerprint.ABSENT;
  }
}
