package dev.incremental.it.maven;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One git work tree, driven through the git program, untouched by the user's configuration. */
public record Git(Path directory) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Map<String, String> ISOLATED =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "it",
          "GIT_AUTHOR_EMAIL", "it@example.invalid",
          "GIT_COMMITTER_NAME", "it",
          "GIT_COMMITTER_EMAIL", "it@example.invalid");

  /** Makes an empty repository with a branch {@code main}. */
  public static Git init(Path directory) {
    Git git = new Git(directory);
    git.run("init", "-q");
    git.run("symbolic-ref", "HEAD", "refs/heads/main");
    return git;
  }

  /** Commits everything in the work tree, author and committer dated the same. */
  public void commitAll(String message, Instant date) {
    run("add", "-A");
    Map<String, String> dates =
        Map.of("GIT_AUTHOR_DATE", date.toString(), "GIT_COMMITTER_DATE", date.toString());
    command("commit", "-q", "-m", message).with(dates).run().orThrow();
  }

  /** The commit that is checked out. */
  public String head() {
    return run("rev-parse", "HEAD").strip();
  }

  /** Changed and untracked files, one a line; empty when the tree is clean. */
  public String status() {
    return run("status", "--porcelain").strip();
  }

  /** A copy of this repository, history included, at its head. */
  public Git cloneTo(Path target) {
    run("clone", "-q", "--no-hardlinks", directory.toString(), target.toString());
    return new Git(target);
  }

  /**
   * Runs git and returns its output.
   *
   * @throws IllegalStateException when git fails
   */
  public String run(String... arguments) {
    return command(arguments).run().orThrow().output();
  }

  private Command command(String... arguments) {
    List<String> words = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    words.addAll(List.of(arguments));
    return new Command(directory, words, ISOLATED, LIMIT);
  }
}
