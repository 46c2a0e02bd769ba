package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * One of the project's executions of {@code surefire:test} or {@code failsafe:integration-test},
 * and what matters about it.
 */
public final class SurefireExecution {
  private final MojoExecution execution;
  private final Configuration configuration;
  private final MavenProject project;
  private final MavenSession session;
  private final ForkJvm jvm;
  private final RepositoryModules modules;
  private final TestGoal goal;
  private @Nullable OwnJar ownJar;

  SurefireExecution(
      MojoExecution execution,
      MavenProject project,
      MavenSession session,
      ForkJvm jvm,
      RepositoryModules modules) {
    Handled.mark(execution);
    this.execution = execution;
    this.goal = TestGoal.of(execution).orElse(TestGoal.SUREFIRE);
    this.configuration = Configuration.of(execution, session);
    this.project = project;
    this.session = session;
    this.jvm = jvm;
    this.modules = modules;
  }

  /** Unique in the project, such as {@code default-test} or {@code failsafe:default}. */
  public String id() {
    return goal.nameOf(execution.getExecutionId());
  }

  public SurefireVersion version() {
    return SurefireVersion.of(execution.getVersion());
  }

  /** Why this execution cannot be recorded or cut down, if so. */
  public Optional<Obstacle> obstacle() {
    if (configuration.flag("skip", false)
        || configuration.flag("skipTests", false)
        || configuration.flag("skipITs", false)
        || configuration.flag("skipExec", false)) {
      return Optional.of(Obstacle.SKIPPED);
    }
    if (configuration.list("dependenciesToScan").isEmpty()
        && !Files.isDirectory(classPath().testDirectory())) {
      return Optional.of(Obstacle.NO_TEST_CLASSES);
    }
    if (!version().canRecord()) {
      return Optional.of(Obstacle.OLD_SUREFIRE);
    }
    return obstacleInFork();
  }

  private Optional<Obstacle> obstacleInFork() {
    if (!forks()) {
      return Optional.of(Obstacle.NOT_FORKED);
    }
    if (!configuration.flag("useSystemClassLoader", true)) {
      return Optional.of(Obstacle.OWN_CLASS_LOADER);
    }
    if (ownJar().filter(jar -> !jar.sameClasses()).isPresent()) {
      return Optional.of(Obstacle.OTHER_CLASSES);
    }
    return provider() == TestProvider.OTHER ? Optional.of(Obstacle.NO_PROVIDER) : Optional.empty();
  }

  private Optional<OwnJar> ownJar() {
    TestClassPath path = classPath();
    if (ownJar == null && path.ownJar().isPresent()) {
      Path classes = Path.of(project.getBuild().getOutputDirectory());
      ownJar = OwnJar.compare(path.ownJar().get(), classes.toAbsolutePath().normalize());
    }
    return Optional.ofNullable(ownJar);
  }

  /** What the tests find in the project's own jar but not in its directories, as text. */
  public Optional<String> packaged() {
    return ownJar().map(OwnJar::additions);
  }

  private boolean forks() {
    String mode = configuration.text("forkMode").orElse("");
    String count = configuration.text("forkCount").orElse("1").strip();
    return !mode.equals("never") && !count.equals("0") && !count.matches("0+(\\.0+)?C");
  }

  public TestProvider provider() {
    return TestProvider.chosenBy(
        version(),
        project.getArtifacts().stream()
            .map(SurefireExecution::coordinates)
            .collect(Collectors.toUnmodifiableSet()),
        execution.getPlugin().getDependencies().stream()
            .map(Dependency::getArtifactId)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String coordinates(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId();
  }

  /** Whether single methods can be left out; otherwise only whole classes. */
  public boolean canSkipMethods() {
    return version().canSkipMethods() && provider() != TestProvider.TESTNG;
  }

  /** The user's own choice, {@code -Dtest=…} or {@code -Dit.test=…}; it is never narrowed. */
  public Optional<String> chosenTests() {
    return configuration.text("test").map(tests -> "-D" + goal.choice() + "=" + tests);
  }

  public TestClassPath classPath() {
    return TestClassPath.of(configuration, project, modules);
  }

  /** Where the module's own code is. */
  public ModuleCode code() {
    return ModuleCode.of(project);
  }

  /** Siblings that the tests see as they were before their last edit. */
  public List<StaleModule> staleModules() {
    return modules.stale();
  }

  /** Feature release of the forks' JDK, such as {@code 17}. */
  public String jdkFeatureRelease() {
    return jvm.featureRelease();
  }

  /**
   * What tests run under, as text; our agent is not in it.
   *
   * @param kept of a name and its value the value as it is to stand there
   */
  public String settings(BinaryOperator<String> kept) {
    return SettingsText.outcome(configuration, wholeArgLine(), kept);
  }

  /** The project's own arguments of the fork's JVM, with what Surefire itself fills in. */
  public String wholeArgLine() {
    Properties late = project.getModel().getProperties();
    return ArgumentLine.expanded(ownArgLine(), late::getProperty);
  }

  /** The same one by one. */
  public JvmArguments jvmArguments() {
    return JvmArguments.of(wholeArgLine());
  }

  /** Whether the forks run on the JDK that Maven runs on, and not on one like it. */
  public boolean isOnMavensJdk() {
    return jvm.isMavens();
  }

  /** Surefire's version and what the project adds to it, as text. */
  public String surefire() {
    String added =
        execution.getPlugin().getDependencies().stream()
            .map(each -> " with " + each.getArtifactId() + " " + each.getVersion())
            .sorted()
            .collect(Collectors.joining());
    return version().text() + added;
  }

  /** What decides which tests this execution has, as text, each value as {@code kept} has it. */
  public String selectionSettings(BinaryOperator<String> kept) {
    return SettingsText.selection(configuration, kept);
  }

  /** System properties that the forks get from POM and command line, but for their argLine. */
  public Map<String, String> systemProperties() {
    Map<String, String> properties = new TreeMap<>(configuration.map("systemPropertyVariables"));
    session
        .getUserProperties()
        .stringPropertyNames()
        .forEach(name -> properties.put(name, session.getUserProperties().getProperty(name)));
    properties.put("basedir", project.getBasedir().getAbsolutePath());
    properties.put("localRepository", session.getLocalRepository().getBasedir());
    return properties;
  }

  /** Environment variables that the forks get beside Maven's own. */
  public Map<String, String> environmentVariables() {
    return configuration.map("environmentVariables");
  }

  /** Environment variables that the forks do not get. */
  public List<String> excludedEnvironmentVariables() {
    return configuration.list("excludedEnvironmentVariables");
  }

  /** Where the forks start. */
  public Path workingDirectory() {
    return configuration
        .text("workingDirectory")
        .map(Path::of)
        .orElseGet(() -> project.getBasedir().toPath());
  }

  /** Whether something else than us may leave tests out: the user, or failures before them. */
  public boolean isRestricted() {
    return chosenTests().isPresent()
        || configuration
            .text("skipAfterFailureCount")
            .filter(count -> !count.equals("0"))
            .isPresent();
  }

  /** Whether the project wants the build to fail where there is nothing to run. */
  boolean failsWithoutTests() {
    return configuration.flag("failIfNoTests", false);
  }

  /** The project's own arguments of the fork's JVM. */
  public String ownArgLine() {
    return ArgumentLine.own(configuration.raw("argLine"), this::expression, this::isKnownLate);
  }

  /** Where Surefire writes its reports. */
  public Optional<Path> reportsDirectory() {
    return configuration.text("reportsDirectory").map(Path::of);
  }

  private @Nullable String expression(String name) {
    Object value = configuration.evaluate("${" + name + "}");
    return value == null ? null : value.toString();
  }

  private boolean isKnownLate(String name) {
    return project.getModel().getProperties().getProperty(name) != null;
  }

  /** Where Failsafe tells how its tests ended; empty for Surefire, which fails by itself. */
  Optional<FailsafeSummary> summary() {
    return configuration
        .text("summaryFile")
        .filter(file -> goal == TestGoal.FAILSAFE)
        .map(file -> new FailsafeSummary(Path.of(file), context()));
  }

  /** Whether no fork is known to have crashed, when the execution did not fail the build. */
  public boolean endedRegularly() {
    try {
      return summary().isEmpty() || summary().get().isRegular();
    } catch (IOException e) {
      return false;
    }
  }

  private Map<String, Object> context() {
    return session.getPluginContext(execution.getMojoDescriptor().getPluginDescriptor(), project);
  }

  MojoExecution execution() {
    return execution;
  }

  Configuration configuration() {
    return configuration;
  }
}
