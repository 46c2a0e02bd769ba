package dev.incremental.it.example;

import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.TestReports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Someone at work in a copy of a project: edits, commits, runs Maven, and sees what it says. */
final class Session {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What Maven, Surefire and the JVM print in any build, which says nothing about selection. */
  private static final Pattern NOISE =
      Pattern.compile(
          "\\[(INFO|WARNING)\\] *($|---|>>>|<<<|Scanning|Building|BUILD|Total time|Finished at"
              + "|Nothing to compile|Copying|skip non existing|Using |Recompiling|Compiling|Changes detected"
              + "| *T E S T S|Running [a-z]+\\.|Results:|Tests run:.*Time elapsed|Download|from pom)"
              + ".*|\\s*|Download.*|Progress.*|WARNING: .*");

  private static final Pattern ANSI = Pattern.compile("\u001B\\[[;\\d]*m");

  private final Git git;
  private final MavenClient maven;
  private final PrintStream out;
  private final List<String> transcript = new ArrayList<>();

  private Session(Git git, MavenClient maven, PrintStream out) {
    this.git = git;
    this.maven = maven;
    this.out = out;
  }

  /**
   * Copies a project and commits it to a new repository.
   *
   * @throws IOException when it cannot be copied
   */
  static Session on(Path project, Path copy, MavenClient maven, PrintStream out)
      throws IOException {
    new FileTree(project).replace(copy);
    new FileTree(copy.resolve("target")).delete();
    Files.createDirectories(copy.resolve(".mvn"));
    Git git = Git.init(copy);
    git.commitAll("A shop", Instant.parse("2026-01-01T12:00:00Z"));
    return new Session(git, maven, out);
  }

  /** Runs a goal, prints what it says, and returns the tests that Surefire executed. */
  Set<String> mvn(String goal) throws IOException {
    Path reports = git.directory().resolve("target/surefire-reports");
    new FileTree(reports).delete();
    print("$ mvn " + goal);
    CommandResult result = maven.run(git.directory(), LIMIT, goal);
    List<String> said =
        result
            .output()
            .lines()
            .map(l -> ANSI.matcher(l).replaceAll(""))
            .filter(l -> !NOISE.matcher(l).matches())
            .toList();
    said.forEach(this::print);
    print("");
    result.orThrow();
    return TestReports.in(reports).ran();
  }

  /** Replaces text in a file and prints the edit. */
  void edit(String file, String before, String after) throws IOException {
    Path path = git.directory().resolve(file);
    String text = Files.readString(path);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " does not contain " + before);
    }
    Files.writeString(path, text.replace(before, after));
    print("$ sed -i 's/" + before + "/" + after + "/' " + file);
  }

  /** Everything printed so far, a line each. */
  List<String> transcript() {
    return List.copyOf(transcript);
  }

  private void print(String line) {
    out.println(line);
    transcript.add(line);
  }
}
