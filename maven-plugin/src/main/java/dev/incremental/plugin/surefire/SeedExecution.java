package dev.incremental.plugin.surefire;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Copies an execution and lets it run one thing of ours in place of tests, in one fork that has
 * everything that the tests' forks have.
 */
final class SeedExecution {
  private static final String GROUP = "dev.incremental";
  private static final String PROVIDER = "incremental-provider";

  /** What chooses, repeats or shares out tests. */
  private static final List<String> LEFT_OUT =
      List.of(
          "test",
          "includes",
          "includesFile",
          "excludes",
          "excludesFile",
          "groups",
          "excludedGroups",
          "includeJUnit5Engines",
          "excludeJUnit5Engines",
          "dependenciesToScan",
          "parallel",
          "rerunFailingTestsCount",
          "skipAfterFailureCount",
          "statelessTestsetReporter");

  private final SurefireExecution original;
  private final Decoration decoration;
  private final Path reports;
  private final String version;

  /**
   * @param reports where the reports go, so that nobody takes them for those of tests
   * @param version of our provider
   */
  SeedExecution(SurefireExecution original, Decoration decoration, Path reports, String version) {
    this.original = original;
    this.decoration = decoration;
    this.reports = reports;
    this.version = version;
  }

  /** The copy; the original stays as it is. */
  MojoExecution copy(BuildPluginManager plugins, MavenSession session, MavenProject project)
      throws Exception {
    MojoExecution source = original.execution();
    Plugin plugin = source.getPlugin().clone();
    Dependency provider = new Dependency();
    provider.setGroupId(GROUP);
    provider.setArtifactId(PROVIDER);
    provider.setVersion(version);
    // a provider that the project has chosen for its tests would be asked too
    plugin.getDependencies().removeIf(each -> each.getArtifactId().startsWith("surefire-"));
    plugin.addDependency(provider);
    MojoDescriptor descriptor =
        plugins.getMojoDescriptor(
            plugin,
            source.getGoal(),
            project.getRemotePluginRepositories(),
            session.getRepositorySession());
    MojoExecution copy = new MojoExecution(descriptor, source.getExecutionId());
    copy.setLifecyclePhase(source.getLifecyclePhase());
    copy.setConfiguration(parameters());
    return copy;
  }

  private Xpp3Dom parameters() {
    Xpp3Dom parameters = original.configuration().copy();
    for (int i = parameters.getChildCount() - 1; i >= 0; i--) {
      if (LEFT_OUT.contains(parameters.getChild(i).getName())) {
        parameters.removeChild(i);
      }
    }
    Parameters.set(parameters, "argLine", ArgumentLine.with(original.ownArgLine(), decoration));
    Xpp3Dom includes = Parameters.set(parameters, "includes", null);
    Xpp3Dom all = new Xpp3Dom("include");
    all.setValue("**/*");
    includes.addChild(all);
    Parameters.set(parameters, "suiteXmlFiles", null); // which may not be missing
    Parameters.set(parameters, "forkCount", "1");
    Parameters.set(parameters, "reuseForks", "true");
    Parameters.set(parameters, "failIfNoTests", "true");
    Parameters.set(parameters, "printSummary", "false");
    Parameters.set(parameters, "disableXmlReport", "true");
    Parameters.set(parameters, "reportsDirectory", reports.toString());
    Parameters.set(parameters, "summaryFile", reports.resolve("failsafe-summary.xml").toString());
    return parameters;
  }
}
