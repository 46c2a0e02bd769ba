package dev.incremental.plugin.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.internal.storage.file.FileRepository;

/** A real checkout that the git command line makes, for tests to describe what people do. */
final class Checkout {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "A",
          "GIT_AUTHOR_EMAIL", "a@example.org",
          "GIT_COMMITTER_NAME", "C",
          "GIT_COMMITTER_EMAIL", "c@example.org");

  private final Path directory;
  private final AtomicLong clock;

  private Checkout(Path directory, AtomicLong clock) {
    this.directory = directory;
    this.clock = clock;
  }

  static Checkout init(Path directory) {
    create(directory);
    Checkout checkout = new Checkout(directory, new AtomicLong(1_700_000_000));
    checkout.git("init", "--quiet", "--initial-branch=main");
    return checkout;
  }

  /** A checkout that git made by itself: a clone, a work tree, a submodule. */
  Checkout at(Path other) {
    return new Checkout(other, clock);
  }

  Path directory() {
    return directory;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Checkout file(String name, String content) {
    try {
      create(path(name).getParent());
      Files.writeString(path(name), content);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Checkout delete(String name) {
    try {
      Files.delete(path(name));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Commits all there is, a minute after the last commit, and returns the commit's id. */
  String commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return head();
  }

  /** Commits with a date in seconds since 1970, as a machine with a wrong clock does. */
  String commitAt(long seconds, String message) {
    long now = clock.get();
    clock.set(seconds);
    String commit = commit(message);
    clock.set(now);
    return commit;
  }

  /** Makes a line of that many commits at once and returns their ids, the youngest first. */
  List<String> history(int commits) {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < commits; i++) {
      long date = clock.addAndGet(60);
      stream.append("commit refs/heads/main\ncommitter C <c@example.org> ").append(date);
      stream.append(" +0000\ndata 1\nm\n");
    }
    gitWithInput(stream.toString(), "fast-import", "--quiet");
    return git("rev-list", "main").lines().toList();
  }

  /** This git cannot write such a repository, JGit can. */
  void convertToRefTable() throws IOException {
    try (FileRepository repository = new FileRepository(path(".git").toFile())) {
      repository.convertRefStorage("reftable", false, false);
    }
  }

  String head() {
    return git("rev-parse", "HEAD");
  }

  String merge(String... branches) {
    List<String> command = new ArrayList<>(List.of("merge", "--quiet", "--no-ff", "--no-edit"));
    command.addAll(List.of(branches));
    git(command.toArray(String[]::new));
    return head();
  }

  /** Runs git and returns what it prints. */
  String git(String... arguments) {
    return gitWithInput("", arguments);
  }

  /** Runs a git command that is to fail, such as a merge with a conflict. */
  void failing(String... arguments) {
    try {
      git(arguments);
    } catch (AssertionError expected) {
      return;
    }
    throw new AssertionError("should have failed: git " + String.join(" ", arguments));
  }

  String gitWithInput(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).environment().putAll(SETTINGS);
    String date = clock.addAndGet(60) + " +0000";
    builder.environment().put("GIT_AUTHOR_DATE", date);
    builder.environment().put("GIT_COMMITTER_DATE", date);
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + output);
      }
      return output;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
