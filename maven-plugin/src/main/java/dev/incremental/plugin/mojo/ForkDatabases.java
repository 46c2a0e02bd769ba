package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Ahead;
import dev.incremental.plugin.database.ForkClones;
import dev.incremental.plugin.surefire.AgentArgument;
import dev.incremental.plugin.surefire.JvmArguments;
import dev.incremental.testdb.Lease;
import dev.incremental.testdb.contract.Descriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Lets the forks of a project ask for databases: from now on its property {@code argLine}, which
 * Surefire and Failsafe hand to their forks, has an agent that does.
 */
final class ForkDatabases {
  private static final String NAME = "forks.properties";
  private static final String ARG_LINE = "argLine";
  private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";
  private static final String REMEMBERED = ForkDatabases.class.getName();

  private final MavenProject project;
  private final Map<String, Object> context;

  /**
   * @param context what our goals remember of the project in this session
   */
  ForkDatabases(MavenProject project, Map<String, Object> context) {
    this.project = project;
    this.context = context;
  }

  /**
   * Lets forks ask.
   *
   * @param agent the jar that asks
   * @param ahead what is made before any does
   */
  void open(
      MigrateRun.Migrated migrated, MigrateRun.Project built, Path agent, Ahead ahead, Log log)
      throws IOException {
    close();
    ForkClones clones =
        ForkClones.open(
            migrated.server(),
            migrated.template(),
            built.isKeepingFailed()
                ? Optional.of(said -> sayKept(said, built.output(), log))
                : Optional.empty(),
            log::error,
            ahead);
    Properties said = new Properties();
    said.setProperty(Lease.PORT, Integer.toString(clones.port()));
    said.setProperty(Lease.TOKEN, clones.token());
    said.setProperty(Lease.NAMES, String.join(",", built.names()));
    OwnersFile file = new OwnersFile(built.output(), NAME);
    String argument = AgentArgument.of(agent, file.write(said)) + " ";
    context.put(REMEMBERED, new Opened(clones, file, argument, Instant.now()));
    Properties properties = project.getProperties();
    properties.setProperty(ARG_LINE, argument + properties.getProperty(ARG_LINE, ""));
  }

  private static void sayKept(String said, Path output, Log log) {
    log.warn(said);
    log.warn("  the password is in " + output.resolve(Descriptor.FILE));
  }

  /** Whether forks with these arguments have databases. */
  static boolean areFor(JvmArguments arguments) {
    return arguments.words().stream()
        .anyMatch(word -> word.startsWith("-javaagent:") && word.endsWith(NAME));
  }

  /**
   * Under which properties forks find their databases; something new each time where that is not
   * known.
   *
   * @param output where we leave files
   */
  static String names(Path output) {
    return new OwnersFile(output, NAME)
        .read()
        .map(said -> said.getProperty(Lease.NAMES, ""))
        .orElseGet(() -> "unknown " + UUID.randomUUID());
  }

  /** What has to be taken back. */
  private record Opened(ForkClones clones, OwnersFile file, String argument, Instant since) {}

  /**
   * What came of it.
   *
   * @param made how many forks had databases
   * @param kept the names of those that are still there
   */
  record Closed(int made, Set<String> kept) {
    String sentence() {
      String dropped = made == 1 ? "1 fork had a database" : made + " forks had databases";
      if (kept.isEmpty()) {
        return dropped + (made == 1 ? ", which is dropped" : ", which are dropped");
      }
      return dropped + ", of which " + kept.size() + (kept.size() == 1 ? " is kept" : " are kept");
    }
  }

  /** Drops what forks have left; says what came of it if they could have databases. */
  Optional<Closed> close() throws IOException {
    if (context.remove(REMEMBERED) instanceof Opened opened) {
      Properties properties = project.getProperties();
      String argLine = properties.getProperty(ARG_LINE, "");
      properties.setProperty(ARG_LINE, argLine.replace(opened.argument(), ""));
      opened.file().delete();
      ForkClones clones = opened.clones();
      clones.close();
      Path build = Path.of(project.getBuild().getDirectory());
      clones.judgeUnheardOf(new ReportedTests(build, opened.since())::trouble);
      return Optional.of(new Closed(clones.made(), clones.kept()));
    }
    return Optional.empty();
  }

  /**
   * Why forks get no databases all the same, as a sentence.
   *
   * @param user what the user gave on the command line, before which ours counts for nothing
   */
  Optional<String> hindrance(Properties user) {
    if (user.containsKey(ARG_LINE)) {
      return Optional.of("-DargLine leaves out what this goal sets there: forks get no databases");
    }
    return isHidden()
        ? Optional.of("Failsafe has an argLine without @{argLine}: its forks get no databases")
        : Optional.empty();
  }

  /** Whether an execution of Failsafe has an {@code argLine} of its own that leaves out ours. */
  private boolean isHidden() {
    Plugin failsafe = project.getPlugin(FAILSAFE);
    return failsafe != null
        && Stream.concat(Stream.of(failsafe), failsafe.getExecutions().stream())
            .map(ConfigurationContainer::getConfiguration)
            .anyMatch(ForkDatabases::hides);
  }

  private static boolean hides(Object configuration) {
    Xpp3Dom own = configuration instanceof Xpp3Dom dom ? dom.getChild(ARG_LINE) : null;
    return own != null
        && own.getValue() != null
        && !own.getValue().contains("@{" + ARG_LINE + "}")
        && !own.getValue().contains("${" + ARG_LINE + "}");
  }
}
