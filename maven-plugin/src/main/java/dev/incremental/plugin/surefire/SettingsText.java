package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
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

  private static final String PROPERTIES = "systemPropertiesFile";
  private static final String UNREADABLE = "unreadable";

  /** Parameters that name files of which the content counts as well. */
  private static final Set<String> FILES =
      Set.of(PROPERTIES, "includesFile", "excludesFile", "suiteXmlFiles");

  /** A system property, in quotes or with a quoted value. */
  private static final Pattern DEFINITION = Pattern.compile("(?s)((['\"]?)-D)([^=]+)=(.*?)(\\2)");

  private SettingsText() {}

  /**
   * What tests run under: all that is neither selection nor irrelevant, one argument of the JVM or
   * one value of a parameter a line.
   *
   * @param kept of a name and its value the value as it is to stand there
   */
  static String outcome(Configuration configuration, String argLine, BinaryOperator<String> kept) {
    Predicate<String> excluded = name -> SELECTION.contains(name) || IRRELEVANT.contains(name);
    String arguments =
        JvmArguments.WORD
            .matcher(argLine)
            .results()
            .map(argument -> "argLine " + argument(argument.group(), kept) + "\n")
            .collect(Collectors.joining());
    return arguments + lines(configuration, excluded.negate(), kept);
  }

  /** What decides which tests there are. */
  static String selection(Configuration configuration, BinaryOperator<String> kept) {
    return lines(configuration, SELECTION::contains, kept);
  }

  private static String argument(String argument, BinaryOperator<String> kept) {
    Matcher definition = DEFINITION.matcher(argument);
    return definition.matches()
        ? definition.group(1)
            + definition.group(3)
            + "="
            + kept.apply(definition.group(3), definition.group(4))
            + definition.group(5)
        : kept.apply("argLine", argument);
  }

  private static String lines(
      Configuration configuration, Predicate<String> wanted, BinaryOperator<String> kept) {
    return new TreeSet<>(configuration.names())
        .stream()
            .filter(wanted)
            .map(name -> configuration.described(name, kept) + contents(configuration, name, kept))
            .filter(lines -> !lines.isBlank())
            .collect(Collectors.joining("\n"));
  }

  private static String contents(
      Configuration configuration, String name, BinaryOperator<String> kept) {
    return FILES.contains(name)
        ? configuration.list(name).stream()
            .map(
                file ->
                    name.equals(PROPERTIES) ? properties(file, kept) : content(name, file, kept))
            .collect(Collectors.joining("\n", "\n", ""))
        : "";
  }

  private static String content(String name, String file, BinaryOperator<String> kept) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(file));
      return kept.apply(name, new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException | InvalidPathException e) {
      return UNREADABLE;
    }
  }

  /** Surefire itself fails where the file is no list of properties. */
  private static String properties(String file, BinaryOperator<String> kept) {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      return UNREADABLE;
    }
    return new TreeSet<>(properties.stringPropertyNames())
        .stream()
            .map(name -> name + "=" + kept.apply(name, properties.getProperty(name)))
            .collect(Collectors.joining("\n"));
  }
}
