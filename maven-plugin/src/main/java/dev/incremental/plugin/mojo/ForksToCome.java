package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Ahead;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * How many forks of Failsafe will ask for a database at once, as far as the POM tells. What it does
 * not tell costs a fork the time in which its database is made, or makes one in vain.
 */
final class ForksToCome {
  private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";
  private static final String OURS = "dev.incremental:incremental-maven-plugin";
  private static final String REAP = "reap";
  private static final int MOST = 16;

  /** Phases before which {@code reap} comes, where it is bound as usual. */
  private static final Set<String> AFTERWARDS =
      Set.of("post-integration-test", "verify", "install", "deploy");

  private final MavenProject project;
  private final Properties user;
  private final List<String> goals;

  /**
   * The forks of one build.
   *
   * @param user properties of the command line
   * @param goals that Maven was called with
   */
  ForksToCome(MavenProject project, Properties user, List<String> goals) {
    this.project = project;
    this.user = user;
    this.goals = goals;
  }

  /**
   * What to make ahead: nothing where {@code reap} does not follow, which drops what nobody took.
   *
   * @param isBound whether the goal that asks is part of a phase
   */
  Ahead ahead(boolean isBound) {
    boolean isCalled = goals.stream().anyMatch(goal -> goal.endsWith(":" + REAP));
    boolean isToCome = isBound && isReapBound() && goals.stream().anyMatch(ForksToCome::isPast);
    if (!isCalled && !isToCome) {
      return Ahead.NONE;
    }
    int count = setting("forkCount").map(ForksToCome::count).orElse(1);
    boolean isRefilled = setting("reuseForks").filter("false"::equals).isPresent();
    return new Ahead(Math.min(count, MOST), isRefilled);
  }

  private static boolean isPast(String goal) {
    return AFTERWARDS.contains(goal) || goal.endsWith(":verify");
  }

  private boolean isReapBound() {
    Plugin ours = project.getPlugin(OURS);
    return ours != null
        && ours.getExecutions().stream()
            .map(PluginExecution::getGoals)
            .anyMatch(each -> each.contains(REAP));
  }

  /** What the POM says of Failsafe, its executions first, else a property. */
  private Optional<String> setting(String name) {
    Plugin failsafe = project.getPlugin(FAILSAFE);
    Stream<ConfigurationContainer> said =
        failsafe == null
            ? Stream.of()
            : Stream.concat(failsafe.getExecutions().stream(), Stream.of(failsafe));
    return said.map(ConfigurationContainer::getConfiguration)
        .flatMap(each -> each instanceof Xpp3Dom dom ? Stream.of(dom) : Stream.of())
        .map(dom -> dom.getChild(name))
        .flatMap(child -> child == null ? Stream.of() : Stream.ofNullable(child.getValue()))
        .findFirst()
        .or(() -> Optional.ofNullable(user.getProperty(name)))
        .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
        .map(String::strip);
  }

  /** {@code 2}, or {@code 1.5C} for each processor; none where it is not understood. */
  static int count(String text) {
    if (!text.matches("\\d{1,4}(\\.\\d{1,4})?C?")) {
      return 0;
    }
    boolean isPerProcessor = text.endsWith("C");
    double number = Double.parseDouble(isPerProcessor ? text.replace("C", "") : text);
    int processors = Runtime.getRuntime().availableProcessors();
    return isPerProcessor && number > 0 ? Math.max(1, (int) (number * processors)) : (int) number;
  }
}
