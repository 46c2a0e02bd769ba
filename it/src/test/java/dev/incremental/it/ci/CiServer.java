package dev.incremental.it.ci;

import dev.incremental.it.ci.CiMachine.Kept;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.maven.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that people push to, and the machines that work on what they pushed. */
final class CiServer {
  private static final String REQUEST = "refs/pull/1/merge";

  private final Path directory;
  private final SmallProject project;
  private final CiRecipe recipe;
  private final String path;
  private int jobs;
  private int events;

  private CiServer(Path directory, SmallProject project, CiRecipe recipe, String path) {
    this.directory = directory;
    this.project = project;
    this.recipe = recipe;
    this.path = path;
  }

  /**
   * A server for a project that is written and not yet in a repository.
   *
   * @param directory for the server's own use
   */
  static CiServer of(SmallProject project, CiRecipe recipe, Path directory) throws IOException {
    Git git = Git.init(project.file(""));
    project.commit("All");
    git.run("init", "-q", "--bare", directory.resolve("origin.git").toString());
    git.run("remote", "add", "origin", directory.resolve("origin.git").toString());
    git.run("push", "-q", "origin", "main");
    Path programs = Files.createDirectories(directory.resolve("bin"));
    write(programs.resolve("mvn"), PrivateRepository.ofThisBuild());
    return new CiServer(
        directory, project, recipe, programs + java.io.File.pathSeparator + System.getenv("PATH"));
  }

  /** Maven as it is on this machine; what the recipe says of a local repository is left empty. */
  private static void write(Path program, MavenClient maven) throws IOException {
    Files.writeString(
        program,
        """
        #!/bin/bash
        case "$MAVEN_OPTS" in
          *-Dmaven.repo.local=*)
            mkdir -p "${MAVEN_OPTS#*-Dmaven.repo.local=}"
            touch "${MAVEN_OPTS#*-Dmaven.repo.local=}/downloaded" ;;
        esac
        export MAVEN_OPTS="$MAVEN_OPTS %s"
        exec '%s' %s -Dstyle.color=never '-Dmaven.repo.local=%s' "$@"
        """
            .formatted(
                maven.options(),
                maven.home().resolve("bin/mvn"),
                maven.settings() == null ? "" : "-gs '" + maven.settings() + "'",
                maven.localRepository()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  /** Somebody pushes what is committed on main. */
  List<CiRun> push(Map<String, String> secrets) throws IOException {
    project.git().run("push", "-q", "origin", "main");
    return run(new CiEvent(CiEvent.Kind.PUSH, "refs/heads/main", secrets));
  }

  /** It gets night. */
  List<CiRun> night(Map<String, String> secrets) throws IOException {
    return run(new CiEvent(CiEvent.Kind.SCHEDULE, "refs/heads/main", secrets));
  }

  /**
   * Somebody asks to have a branch merged, which leaves main one commit behind what is pushed.
   *
   * @param branch the branch, without what main got meanwhile
   */
  List<CiRun> request(String branch, Map<String, String> secrets) throws IOException {
    Git git = project.git();
    git.run("checkout", "-q", "--detach", "main");
    git.run("merge", "-q", "--no-ff", "--no-edit", branch);
    git.run("push", "-q", "-f", "origin", "HEAD:" + REQUEST);
    git.run("checkout", "-q", "main");
    return run(new CiEvent(CiEvent.Kind.REQUEST, REQUEST, secrets));
  }

  private List<CiRun> run(CiEvent event) throws IOException {
    Path artifacts = directory.resolve("artifacts-" + ++events);
    Kept kept = new Kept(artifacts, directory.resolve("caches"));
    List<CiRun> runs = new ArrayList<>();
    for (CiJob job : recipe.jobs(event)) {
      Path workTree = directory.resolve("machine-" + ++jobs).resolve("project");
      Path origin = directory.resolve("origin.git");
      runs.add(new CiMachine(workTree, origin, path, kept).run(job, event));
    }
    return runs;
  }
}
