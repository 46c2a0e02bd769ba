package dev.incremental.it.bench;

import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A repository of 50,000 commits, each of which changes one of 500 files, in about six years.
 *
 * <p>Of twelve commits about four belong to a merge: two on a branch, one beside it on the main
 * line, and one that merges both. Three more commits stand on a branch that is checked out. All is
 * in one pack, as after {@code git gc}.
 */
final class LongHistory {
  static final int COMMITS = 50_000;

  private static final int FILES = 500;
  private static final int BETWEEN_MERGES = 12;
  private static final int SECONDS_BETWEEN = 3_600;
  private static final long FIRST = 1_580_000_000;
  private static final int ON_BRANCH = 3;

  private final Path directory;
  private final StringBuilder stream = new StringBuilder();
  private int commits;

  /**
   * Names one.
   *
   * @param directory is emptied by {@link #generate}
   */
  LongHistory(Path directory) {
    this.directory = directory;
  }

  Git git() {
    return new Git(directory);
  }

  /** Makes it anew. */
  void generate() throws IOException {
    new FileTree(directory).delete();
    Files.createDirectories(directory);
    Git git = Git.init(directory);
    int tip = commit("main", 0, 0);
    while (commits < COMMITS - ON_BRANCH) {
      tip = commits % (BETWEEN_MERGES) == 0 ? merged(tip) : commit("main", tip, 0);
    }
    for (int i = 0; i < ON_BRANCH; i++) {
      tip = commit("topic", tip, 0);
    }
    stream.append("done\n");
    imported();
    git.run("symbolic-ref", "HEAD", "refs/heads/topic");
    git.run("gc", "-q");
  }

  /** The ids of the last commits, the youngest first, as git orders them. */
  List<String> last(int number) {
    return git().run("rev-list", "--max-count=" + number, "HEAD").lines().toList();
  }

  private int merged(int tip) {
    int side = commit("side", commit("side", tip, 0), 0);
    int main = commit("main", tip, 0);
    return commit("main", main, side);
  }

  /** Makes a commit whose parents are others; 0 is none. */
  private int commit(String branch, int parent, int merged) {
    int mark = ++commits;
    String content = "line " + mark + "\n";
    stream.append("commit refs/heads/").append(branch).append("\nmark :").append(mark);
    stream.append("\ncommitter C <c@example.org> ");
    stream.append(FIRST + (long) SECONDS_BETWEEN * mark).append(" +0000\n");
    data("Change " + mark + "\n");
    if (parent > 0) {
      stream.append("from :").append(parent).append('\n');
    }
    if (merged > 0) {
      stream.append("merge :").append(merged).append('\n');
    }
    stream.append("M 100644 inline src/d").append(mark % 20).append("/F");
    stream.append(mark % FILES).append(".java\n");
    data(content);
    return mark;
  }

  private void data(String text) {
    stream.append("data ").append(text.length()).append('\n').append(text).append('\n');
  }

  private void imported() throws IOException {
    Process process =
        new ProcessBuilder("git", "fast-import", "--quiet", "--done")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(stream.toString().getBytes(StandardCharsets.US_ASCII));
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git fast-import failed in " + directory);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
