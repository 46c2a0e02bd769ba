package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a configuration into words, so that two runs can tell whether tests run under the same
 * settings.
 */
final class SettingsText {
  /** Parameters that decide which tests run, not how. */
  private static final Set<String> SELECTION =
      Set.of(
          "includes",
          "excludes",
          "includesFile",
          "excludesFile",
          "test",
          "groups",
          "excludedGroups",
          "includeJUnit5Engines",
          "excludeJUnit5Engines",
          "suiteXmlFiles",
          "dependenciesToScan");

  /** Parameters that cannot change a test's outcome, or that Maven hands to every plugin. */
  private static final Set<String> IRRELEVANT =
      Set.of(
          ("skip skipTests skipExec skipITs summaryFile failIfNoTests failIfNoSpecifiedTests testFailureIgnore"
                  + " rerunFailingTestsCount failOnFlakeCount skipAfterFailureCount runOrder"
                  + " runOrderRandomSeed runOrderStatisticsFileChecksum forkCount forkMode"
                  + " reuseForks threadCount perCoreThreadCount useUnlimitedThreads"
                  + " parallelOptimized threadCountSuites threadCountClasses threadCountMethods"
                  + " parallelTestsTimeoutInSeconds parallelTestsTimeoutForcedInSeconds"
                  + " parallelMavenExecution forkedProcessTimeoutInSeconds"
                  + " forkedProcessExitTimeoutInSeconds reportsDirectory reportFormat"
                  + " reportNameSuffix useFile printSummary redirectTestOutputToFile"
                  + " trimStackTrace stackTraceFilterPrefixes stackTraceMaxFrames disableXmlReport"
                  + " enableOutErrElements enablePropertiesElement reportTestTimestamp"
                  + " statelessTestsetReporter consoleOutputReporter"
                  + " statelessTestsetInfoReporter forkNode enableProcessChecker tempDir shutdown"
                  + " debugForkedProcess encoding project session pluginDescriptor"
                  + " pluginArtifactMap projectArtifactMap projectBuildDirectory basedir"
                  + " localRepository remoteRepositories jvm jdkToolchain argLine")
              .split(" "));

  /** Parameters that name files of which the content counts as well. */
  private static final Set<String> FILES =
      Set.of("systemPropertiesFile", "includesFile", "excludesFile", "suiteXmlFiles");

  /** Surefire splits at white space outside of quotes. */
  private static final Pattern ARGUMENT =
      Pattern.compile("(?:[^\\s\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])++");

  private SettingsText() {}

  /**
   * What tests run under: all that is neither selection nor irrelevant, one argument of the JVM or
   * one value of a parameter a line.
   */
  static String outcome(Configuration configuration, String argLine) {
    Predicate<String> excluded = name -> SELECTION.contains(name) || IRRELEVANT.contains(name);
    String arguments =
        ARGUMENT
            .matcher(argLine)
            .results()
            .map(argument -> "argLine " + argument.group() + "\n")
            .collect(Collectors.joining());
    return arguments + lines(configuration, excluded.negate());
  }

  /** What decides which tests there are. */
  static String selection(Configuration configuration) {
    return lines(configuration, SELECTION::contains);
  }

  private static String lines(Configuration configuration, Predicate<String> wanted) {
    return new TreeSet<>(configuration.names())
        .stream()
            .filter(wanted)
            .map(name -> configuration.described(name) + contents(configuration, name))
            .filter(lines -> !lines.isBlank())
            .collect(Collectors.joining("\n"));
  }

  private static String contents(Configuration configuration, String name) {
    return FILES.contains(name)
        ? configuration.list(name).stream()
            .map(SettingsText::content)
            .collect(Collectors.joining("\n", "\n", ""))
        : "";
  }

  private static String content(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      return "unreadable";
    }
  }
}
