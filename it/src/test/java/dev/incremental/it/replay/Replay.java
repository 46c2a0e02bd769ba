package dev.incremental.it.replay;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryTree;
import dev.incremental.it.libraries.LibraryTree.Composition;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.proof.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Replays the steps of one library in work trees of its own. */
final class Replay {
  /** A tree without the test files left out. */
  private record TreeId(Composition composition, Set<Path> dropped) {}

  /**
   * What two clean full runs of a tree showed.
   *
   * @param millis the mean of their wall-clock times
   */
  private record Truth(Outcomes outcomes, long millis) {}

  private static final int RUNS_UNTIL_CERTAIN = 10;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Instant DATE = Instant.parse("2026-01-01T12:00:00Z");

  private final LibraryTree trees;
  private final MavenClient maven;
  private final Path home;
  private final String commit;
  private final Map<TreeId, Optional<Truth>> known = new HashMap<>();

  /**
   * Prepares a replay.
   *
   * @param maven the client whose local repository holds the plugin under test
   * @param home where work trees, downloads and logs are
   * @param commit the commit of ours, for the rows
   */
  Replay(Library library, List<String> versions, MavenClient maven, Path home, String commit) {
    this.trees =
        new LibraryTree(
            library.coordinates(),
            versions,
            home.resolve("downloads"),
            maven,
            PluginVersions.ofThisBuild());
    this.maven = maven;
    this.home = home;
    this.commit = commit;
  }

  ReplayRow run(Step step) throws IOException {
    trees.fetch();
    Project full = new Project(empty("full"), maven);
    Compilable tree = new Compilable(trees);
    if (!tree.settle(step, full)) {
      return without(step, tree, ReplayRow.DOES_NOT_COMPILE);
    }
    Optional<Truth> start = truth(tree, step.before(), full);
    Optional<Truth> end = truth(tree, step.after(), full);
    return start.isEmpty() || end.isEmpty()
        ? without(step, tree, ReplayRow.DOES_NOT_END)
        : row(step, tree, start.get().outcomes(), end.get());
  }

  private ReplayRow without(Step step, Compilable tree, int why) {
    return ReplayRow.without(step, tree.dropped().size(), why, commit);
  }

  private ReplayRow row(Step step, Compilable tree, Outcomes before, Truth truth)
      throws IOException {
    Outcomes after = truth.outcomes();
    Project.Build ours = ours(tree, step);
    if (ours.result().timedOut()) {
      return without(step, tree, whyWithoutEnd(tree, step));
    }
    Set<String> missed = new TreeSet<>(before.due(after));
    missed.removeIf(ours.reports()::executed);
    return new ReplayRow(
        step,
        tree.dropped().size(),
        after.ran().size(),
        before.changed(after),
        before.due(after).size(),
        missed,
        ours.reports().ran().size(),
        truth.millis(),
        ours.result().duration().toMillis(),
        before.unstableOfBoth(after),
        commit);
  }

  /**
   * Tests that wait for each other do not do so each time: only if full runs never do, ours did.
   */
  private int whyWithoutEnd(Compilable tree, Step step) throws IOException {
    Project full = new Project(empty("full"), maven);
    tree.write(step.after(), full);
    for (int run = 0; run < RUNS_UNTIL_CERTAIN; run++) {
      if (fullRun(full).result().timedOut()) {
        return ReplayRow.DOES_NOT_END;
      }
    }
    return ReplayRow.OURS_DOES_NOT_END;
  }

  private Optional<Truth> truth(Compilable tree, Composition composition, Project full)
      throws IOException {
    TreeId id = new TreeId(composition, tree.dropped());
    Optional<Truth> truth = known.get(id);
    if (truth == null) {
      tree.write(composition, full);
      truth = truth(full);
      known.put(id, truth);
    }
    return truth;
  }

  private static Optional<Truth> truth(Project full) throws IOException {
    Project.Build first = fullRun(full);
    Project.Build second = first.result().timedOut() ? first : fullRun(full);
    if (second.result().timedOut()) {
      return Optional.empty();
    }
    Duration both = first.result().orThrow().duration().plus(second.result().orThrow().duration());
    return Optional.of(
        new Truth(Outcomes.of(first.reports(), second.reports()), both.toMillis() / 2));
  }

  private static Project.Build fullRun(Project full) throws IOException {
    full.clean();
    return full.run(LIMIT, "-q", "test");
  }

  /** Records before the step, and selects after it with the step uncommitted. */
  private Project.Build ours(Compilable tree, Step step) throws IOException {
    Project project = new Project(empty("ours"), maven);
    Git git = Git.init(project.directory());
    tree.write(step.before(), project);
    git.commitAll("before", DATE);
    log(step, "snapshot", project.run(LIMIT, "-o", "incremental:snapshot")).result().orThrow();
    tree.write(step.after(), project);
    return log(step, "test", project.run(LIMIT, "-o", "incremental:test"));
  }

  private Project.Build log(Step step, String goal, Project.Build build) throws IOException {
    Path logs = Files.createDirectories(home.resolve("logs"));
    Path file = logs.resolve(step.older() + "-" + step.newer() + "-" + step.kind() + "-" + goal);
    Files.writeString(file, build.result().output());
    return build;
  }

  private Path empty(String name) throws IOException {
    Path directory = home.resolve(name);
    new FileTree(directory).delete();
    return Files.createDirectories(directory);
  }
}
