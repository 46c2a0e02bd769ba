package dev.incremental.it.ci;

import dev.incremental.it.ci.CiStep.CheckOut;
import dev.incremental.it.ci.CiStep.Download;
import dev.incremental.it.ci.CiStep.Restore;
import dev.incremental.it.ci.CiStep.Save;
import dev.incremental.it.ci.CiStep.Shell;
import dev.incremental.it.ci.CiStep.Upload;
import dev.incremental.it.maven.Command;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.TestReports;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Does one job in a fresh clone. */
final class CiMachine {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path workTree;
  private final Path origin;
  private final String path;
  private final Kept kept;
  private final StringBuilder output = new StringBuilder();
  private boolean green = true;

  /** What outlives jobs: artifacts within an event, caches beyond. */
  record Kept(Path artifacts, Path caches) {}

  /**
   * @param workTree a directory that is not there yet
   * @param origin the repository
   * @param path where programs are looked for
   */
  CiMachine(Path workTree, Path origin, String path, Kept kept) {
    this.workTree = workTree;
    this.origin = origin;
    this.path = path;
    this.kept = kept;
  }

  CiRun run(CiJob job, CiEvent event) throws IOException {
    for (CiStep step : job.steps()) {
      if (step instanceof CheckOut checkOut) {
        checkOut(checkOut, event.ref());
      } else if (step instanceof Shell shell) {
        shell(shell);
      } else if (step instanceof Upload upload) {
        upload(upload);
      } else if (step instanceof Download download) {
        download(download);
      } else if (step instanceof Restore restore) {
        restore(restore);
      } else if (step instanceof Save save) {
        save(save);
      }
    }
    return new CiRun(
        job.name(),
        green,
        output.toString(),
        TestReports.in(workTree.resolve("target/surefire-reports")).ran());
  }

  private void checkOut(CheckOut step, String ref) throws IOException {
    Files.createDirectories(workTree);
    Git git = new Git(workTree);
    git.run("init", "-q");
    git.run("remote", "add", "origin", origin.toUri().toString());
    String fetched = "refs/remotes/origin/fetched";
    git.run("fetch", "-q", "--no-tags", "--depth=" + step.depth(), "origin", ref + ":" + fetched);
    if (step.detached()) {
      git.run("checkout", "-q", "--detach", fetched);
    } else {
      git.run("checkout", "-q", "-B", "main", fetched);
    }
  }

  private void shell(Shell step) {
    if (!green) {
      return;
    }
    Map<String, String> variables = new TreeMap<>(step.variables());
    variables.replaceAll((name, text) -> text.replace("$CI_PROJECT_DIR", workTree.toString()));
    variables.put("CI", "true");
    variables.put("PATH", path);
    CommandResult result =
        new Command(workTree, LIMIT, "bash", "-e", "-c", step.line()).with(variables).run();
    output.append(result.output());
    green = result.succeeded();
  }

  private void upload(Upload step) throws IOException {
    PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:{" + step.glob() + ",}");
    PathMatcher atRoot =
        FileSystems.getDefault().getPathMatcher("glob:" + step.glob().replaceFirst("^\\*\\*/", ""));
    try (Stream<Path> files = Files.walk(workTree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = workTree.relativize(file);
        if (wanted.matches(relative) || atRoot.matches(relative)) {
          Path copy = kept.artifacts().resolve(step.name()).resolve(relative);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private void download(Download step) throws IOException {
    for (Path artifact : children(kept.artifacts())) {
      Path into = workTree.resolve(step.directory());
      copyInto(artifact, step.apart() ? into.resolve(artifact.getFileName()) : into);
    }
  }

  private static void copyInto(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void restore(Restore step) throws IOException {
    List<Path> caches =
        children(kept.caches()).stream()
            .filter(cache -> cache.getFileName().toString().startsWith(flat(step.prefix())))
            .toList();
    if (!caches.isEmpty()) {
      Files.createDirectories(workTree.resolve(step.path()));
      new FileTree(caches.get(caches.size() - 1)).replace(workTree.resolve(step.path()));
    }
  }

  private void save(Save step) throws IOException {
    Path saved = workTree.resolve(step.path());
    if (Files.isDirectory(saved)) {
      Files.createDirectories(kept.caches());
      new FileTree(saved).replace(kept.caches().resolve(flat(step.key())));
    }
  }

  private static String flat(String key) {
    return key.replace('/', '_');
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
