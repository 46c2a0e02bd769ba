package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.Library;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a goal works on.
 *
 * @param key names the module in the store
 * @param place how Maven's command line names the module, such as {@code -pl :shop}; empty for the
 *     one that Maven was started in
 * @param base its base directory
 * @param files where the run keeps its files
 * @param buildDirectory usually {@code target}
 * @param localRepository Maven's local repository
 * @param executions those of the project's executions that run tests and are at issue
 * @param recorder our agent
 * @param ignoredValues names of system properties and environment variables that do not count, with
 *     {@code *} for any characters
 */
record Module(
    String key,
    String place,
    Path base,
    RunFiles files,
    Path buildDirectory,
    Path localRepository,
    List<SurefireExecution> executions,
    Recorder recorder,
    List<String> ignoredValues) {

  /**
   * Our agent.
   *
   * @param agent its jar
   * @param version its version
   * @param excluded packages and classes that get no probes
   */
  record Recorder(Path agent, String version, List<String> excluded) {}

  /** Its name among the modules of a reactor; empty for the one that Maven was started in. */
  String name() {
    return place.replaceFirst("^-pl :", "");
  }

  /** Removes what the forks of these executions needed or wrote; others may still be of use. */
  void clearFiles() throws IOException {
    for (SurefireExecution execution : executions) {
      files.clear(execution.id());
    }
  }

  /** Executions that can be recorded and cut down. */
  List<SurefireExecution> recordable() {
    return executions.stream().filter(each -> each.obstacle().isEmpty()).toList();
  }

  /** Names of the executions that can be recorded and cut down. */
  Set<String> recordableNames() {
    return recordable().stream().map(SurefireExecution::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Where project classes are in all executions, in the order of the first that has them. */
  List<Path> locations() {
    return recordable().stream()
        .flatMap(each -> each.classPath().locations().stream())
        .distinct()
        .toList();
  }

  /** Directories of the tests themselves. */
  List<Path> testDirectories() {
    return recordable().stream().map(each -> each.classPath().testDirectory()).distinct().toList();
  }

  /** Libraries of all executions. */
  List<Library> libraries() {
    return recordable().stream()
        .flatMap(each -> each.classPath().libraries().stream())
        .distinct()
        .toList();
  }

  /** Beginnings of paths below the build directory that only tools write to. */
  List<Path> ignored() {
    Stream<Path> reports =
        executions.stream().flatMap(each -> each.reportsDirectory().stream()).distinct();
    Stream<Path> always =
        Stream.of(
            files.directory(),
            buildDirectory.resolve("surefire"),
            buildDirectory.resolve("surefire-reports"),
            buildDirectory.resolve("failsafe-reports"));
    return Stream.concat(always, reports).distinct().toList();
  }
}
