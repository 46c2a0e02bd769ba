package dev.incremental.it.replay;

import dev.incremental.it.libraries.LibraryTree;
import dev.incremental.it.libraries.LibraryTree.Composition;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.proof.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes trees whose tests compile: test files that do not, on either side, are left out. */
final class Compilable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int ROUNDS = 15;
  private static final Pattern ERROR =
      Pattern.compile("^\\[ERROR\\] (/.+?\\.java):\\[\\d+,\\d+\\]", Pattern.MULTILINE);

  private final LibraryTree trees;
  private final Set<Path> dropped = new TreeSet<>();

  Compilable(LibraryTree trees) {
    this.trees = trees;
  }

  /** The test files left out, relative to the tree. */
  Set<Path> dropped() {
    return Set.copyOf(dropped);
  }

  /** Writes a tree without the test files left out. */
  void write(Composition composition, Project project) throws IOException {
    trees.write(composition, project.directory());
    for (Path each : dropped) {
      Files.deleteIfExists(project.directory().resolve(each));
    }
  }

  /** Finds out what has to be left out; the answer is whether the rest compiles on both sides. */
  boolean settle(Step step, Project scratch) throws IOException {
    int before = -1;
    while (before < dropped.size()) {
      before = dropped.size();
      if (!compiles(step.after(), scratch) || !compiles(step.before(), scratch)) {
        return false;
      }
    }
    return true;
  }

  private boolean compiles(Composition composition, Project scratch) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      write(composition, scratch);
      scratch.clean();
      CommandResult result = scratch.run(LIMIT, "-q", "test-compile").result();
      if (result.succeeded()) {
        return true;
      }
      if (!dropBroken(scratch.directory(), result.output())) {
        return false;
      }
    }
    return false;
  }

  private boolean dropBroken(Path directory, String output) {
    boolean more = false;
    Matcher matcher = ERROR.matcher(output);
    while (matcher.find()) {
      Path file = directory.relativize(Path.of(matcher.group(1)));
      if (!file.startsWith("src/test")) {
        return false;
      }
      more |= dropped.add(file);
    }
    return more;
  }
}
