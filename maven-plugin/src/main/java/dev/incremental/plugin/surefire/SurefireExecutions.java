package dev.incremental.plugin.surefire;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Finds the project's own executions that run tests. */
public final class SurefireExecutions {
  private static final String PHASE = "test";
  private static final String JDK = "jdk";

  private final LifecycleExecutor lifecycle;
  private final ToolchainManager toolchains;
  private final MavenSession session;

  /** Uses Maven's own services. */
  public SurefireExecutions(
      LifecycleExecutor lifecycle, ToolchainManager toolchains, MavenSession session) {
    this.lifecycle = lifecycle;
    this.toolchains = toolchains;
    this.session = session;
  }

  /**
   * The executions of {@code surefire:test} that {@code mvn test} would run, in their order,
   * resolved against a project.
   *
   * @param project as the phases before the tests left it
   * @throws SurefireException if Maven cannot plan the project's build
   */
  public List<SurefireExecution> of(MavenProject project) throws SurefireException {
    shareLibraries(session.getCurrentProject(), project);
    RepositoryModules modules = RepositoryModules.around(project, session);
    return InProject.call(session, project, () -> find(project, modules));
  }

  /**
   * The executions of Failsafe that {@code mvn verify} would run and, where there is none, those of
   * Surefire; in the session's current project, whatever becomes of them there.
   *
   * @throws SurefireException if Maven cannot plan the project's build
   */
  public List<SurefireExecution> integrated() throws SurefireException {
    MavenProject project = session.getCurrentProject();
    RepositoryModules modules = RepositoryModules.around(project, session);
    for (TestGoal goal : List.of(TestGoal.FAILSAFE, TestGoal.SUREFIRE)) {
      List<SurefireExecution> found =
          plan("integration-test").stream()
              .filter(each -> TestGoal.of(each).filter(goal::equals).isPresent())
              .map(each -> new SurefireExecution(each, project, session, jvm(each), modules))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<MojoExecution> plan(String phase) throws SurefireException {
    try {
      return lifecycle.calculateExecutionPlan(session, phase).getMojoExecutions();
    } catch (Exception e) {
      throw new SurefireException("Maven cannot plan this project's phase '" + phase + "'", e);
    }
  }

  /** An execution of Surefire or Failsafe that is to run now in the session's current project. */
  public SurefireExecution of(MojoExecution execution) {
    MavenProject project = session.getCurrentProject();
    RepositoryModules modules = RepositoryModules.around(project, session);
    return new SurefireExecution(execution, project, session, jvm(execution), modules);
  }

  /** Each goal that ran before left its own scope as a filter; tests need all scopes. */
  private static void shareLibraries(MavenProject resolved, MavenProject project) {
    Set<Artifact> libraries = resolved.getArtifacts();
    project.setResolvedArtifacts(libraries);
    project.setArtifactFilter(artifact -> true);
  }

  private List<SurefireExecution> find(MavenProject project, RepositoryModules modules)
      throws SurefireException {
    return plan(PHASE).stream()
        .filter(SurefireExecutions::isTest)
        .map(each -> new SurefireExecution(each, project, session, jvm(each), modules))
        .toList();
  }

  private static boolean isTest(MojoExecution execution) {
    return TestGoal.of(execution).filter(goal -> goal == TestGoal.SUREFIRE).isPresent();
  }

  private ForkJvm jvm(MojoExecution execution) {
    Configuration configuration = Configuration.of(execution, session);
    return configuration
        .text("jvm")
        .map(path -> new ForkJvm(Path.of(path)))
        .orElseGet(() -> new ForkJvm(toolchain(configuration)));
  }

  private @Nullable Path toolchain(Configuration configuration) {
    Map<String, String> wanted = configuration.map("jdkToolchain");
    Optional<Toolchain> toolchain =
        wanted.isEmpty()
            ? Optional.ofNullable(toolchains.getToolchainFromBuildContext(JDK, session))
            : toolchains.getToolchains(session, JDK, wanted).stream().findFirst();
    return toolchain.map(each -> each.findTool("java")).map(Path::of).orElse(null);
  }
}
