package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.surefire.ProjectLifecycle;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireExecutions;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** A goal that selects or runs the tests of one module. */
// Maven fills the fields in; @Inject would need a Sisu that reads newer class files than Maven
// 3.8's
@SuppressWarnings({"NullAway.Init", "deprecation"})
abstract class ModuleGoal extends Goal {
  private static final String AGENT = "dev.incremental:incremental-agent";

  /**
   * How long a passed test counts as passed at most: days, hours or minutes such as {@code 7d},
   * {@code 12h}, {@code 30m}, or ISO-8601. Older ones run again, since tests may depend on the
   * clock or on chance.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.maxAge", defaultValue = "7d")
  private String maxAge = "7d";

  /**
   * Where snapshots are kept, as a path or {@code file:} URI. The default is a directory inside
   * git's own, shared by all branches and work trees of a clone.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store")
  private @Nullable String store;

  /**
   * A directory inside the git work tree whose history counts.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.root", defaultValue = "${project.basedir}")
  private File root;

  /**
   * Branches on which everything always runs, as names in which {@code *} stands for any
   * characters, such as {@code main,release/*}. The same goes for builds that deploy.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.fullBranches")
  private @Nullable List<String> fullBranches;

  /**
   * {@code off} lets tests run without the agent: all of them, and nothing is recorded.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.agent", defaultValue = "on")
  private String agent = "on";

  /**
   * Packages, with all that is below them, and classes that the agent leaves as they are. All tests
   * of a JVM that loads such a class depend on all of it; and on all that this JVM ran, if the
   * class has static fields.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.exclude")
  private List<String> exclude = List.of();

  /**
   * Tests that always run: classes by simple or full name, optionally with {@code #method}, {@code
   * *} for any characters; and JUnit tags such as {@code tag:smoke}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.always")
  private List<String> always = List.of();

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Component private LifecycleExecutor lifecycle;
  @Component private BuildPluginManager plugins;
  @Component private ToolchainManager toolchains;

  @Override
  final void run() throws UserProblem, IOException, MojoExecutionException, MojoFailureException {
    try {
      runInProject();
    } catch (SurefireException e) {
      throw new MojoExecutionException(e.getMessage() + ": " + e.getCause(), e);
    }
  }

  /** Does the goal's part. */
  abstract void runInProject()
      throws UserProblem,
          IOException,
          MojoExecutionException,
          MojoFailureException,
          SurefireException;

  /** The goal's name. */
  abstract String name();

  /**
   * Why everything is to run, if so.
   *
   * @param goals what the user told Maven to do
   */
  abstract Optional<String> everything(List<String> goals) throws UserProblem;

  final MavenProject project() {
    return project;
  }

  /** What the user told Maven to do. */
  final List<String> goals() {
    return session.getGoals();
  }

  final ProjectLifecycle lifecycle() {
    return new ProjectLifecycle(lifecycle, plugins, session);
  }

  final SurefireExecutions executions() {
    return new SurefireExecutions(lifecycle, toolchains, session);
  }

  /**
   * Runs tests.
   *
   * @param prepared the project as the phases before the tests left it
   */
  final SurefireRunner runner(MavenProject prepared) {
    return new SurefireRunner(plugins, session, prepared);
  }

  /**
   * Selects among some executions.
   *
   * @param prepared the project as the phases before the tests left it
   */
  final ModuleRun run(MavenProject prepared, List<SurefireExecution> executions)
      throws UserProblem {
    Path build = Path.of(prepared.getBuild().getDirectory());
    Artifact jar =
        Objects.requireNonNull(
            plugin.getArtifactMap().get(AGENT), "the plugin depends on its agent");
    Module module =
        new Module(
            ModuleKey.of(project.getGroupId(), project.getArtifactId()),
            project.getBasedir().toPath(),
            new RunFiles(build.resolve("incremental")),
            build,
            Path.of(session.getLocalRepository().getBasedir()),
            executions,
            new Module.Recorder(jar.getFile().toPath(), plugin.getVersion(), excluded()));
    return new ModuleRun(module, options(), root.toPath(), new Console(getLog()));
  }

  private RunOptions options() throws UserProblem {
    return new RunOptions(
        name(),
        Age.of(maxAge),
        StoreLocation.of(store, project.getBasedir().toPath()),
        everything(goals()),
        new FullBranches(fullBranches == null ? List.of() : fullBranches),
        unrecorded(),
        AlwaysRun.of(always),
        Instant.now());
  }

  private Optional<String> unrecorded() throws UserProblem {
    return switch (agent) {
      case "on" -> Optional.empty();
      case "off" -> Optional.of("incremental.agent is off");
      default ->
          throw new UserProblem(
              "'" + agent + "' is neither on nor off", "parameter incremental.agent", "set it so");
    };
  }

  private List<String> excluded() {
    return exclude.stream().map(name -> name.strip().replaceFirst("[.*]+$", "")).toList();
  }
}
