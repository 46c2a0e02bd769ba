package dev.incremental.plugin.surefire;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What is added to an execution.
 *
 * @param agent the agent's jar
 * @param options the agent's options file
 * @param excludesFile where excluded methods may be written
 * @param arguments what the forks' JVMs are told beside what the project says
 * @param skippedClasses binary names of classes of which no test has to run
 * @param skippedMethods {@code className#methodName} of tests that need not run
 */
public record Decoration(
    Path agent,
    Path options,
    Path excludesFile,
    List<String> arguments,
    Set<String> skippedClasses,
    Set<String> skippedMethods) {

  boolean leavesOut() {
    return !skippedClasses.isEmpty() || !skippedMethods.isEmpty();
  }
}
