package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.ProjectLifecycle;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireExecutions;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/** A goal that selects or runs the tests of one module. */
// Maven fills the fields in; @Inject would need a Sisu that reads newer class files than Maven
// 3.8's
@SuppressWarnings({"NullAway.Init", "deprecation"})
abstract class ModuleGoal extends SelectingGoal {
  private static final String AGENT = "dev.incremental:incremental-agent";

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

  /** What the user told Maven to do. */
  final List<String> goals() {
    String usual = session().getTopLevelProject().getDefaultGoal();
    return session().getGoals().isEmpty() && usual != null
        ? List.of(usual.strip().split("\\s+"))
        : session().getGoals();
  }

  final ProjectLifecycle lifecycle() {
    return new ProjectLifecycle(lifecycle, plugins, session());
  }

  final SurefireExecutions executions() {
    return new SurefireExecutions(lifecycle, toolchains, session());
  }

  /**
   * Runs tests.
   *
   * @param prepared the project as the phases before the tests left it
   */
  final SurefireRunner runner(MavenProject prepared) {
    return new SurefireRunner(plugins, session(), prepared);
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
            moduleKey(),
            project().isExecutionRoot() ? "" : "-pl :" + project().getArtifactId(),
            project().getBasedir().toPath(),
            new RunFiles(build.resolve("incremental")),
            build,
            Path.of(session().getLocalRepository().getBasedir()),
            executions,
            new Module.Recorder(jar.getFile().toPath(), plugin.getVersion(), excluded()),
            ignoredValues());
    return new ModuleRun(module, options(goals()), root(), new Console(getLog()));
  }
}
