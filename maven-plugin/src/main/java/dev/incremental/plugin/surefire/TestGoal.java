package dev.incremental.plugin.surefire;

import java.util.Arrays;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/** The goals that run tests, and how their executions are told apart. */
public enum TestGoal {
  SUREFIRE("maven-surefire-plugin", "test", "test"),
  FAILSAFE("maven-failsafe-plugin", "integration-test", "it.test");

  private static final String GROUP = "org.apache.maven.plugins";
  private static final char SEPARATOR = ':';

  private final String plugin;
  private final String goal;
  private final String choice;

  TestGoal(String plugin, String goal, String choice) {
    this.plugin = plugin;
    this.goal = goal;
    this.choice = choice;
  }

  /** The goal that an execution runs, if it runs tests. */
  public static Optional<TestGoal> of(MojoExecution execution) {
    return Arrays.stream(values()).filter(each -> each.isOf(execution)).findFirst();
  }

  private boolean isOf(MojoExecution execution) {
    return execution.getGroupId().equals(GROUP)
        && execution.getArtifactId().equals(plugin)
        && execution.getGoal().equals(goal);
  }

  /**
   * Names an execution among those of both plugins, which may well have the same ids: Surefire's as
   * its id, Failsafe's as {@code failsafe:id}.
   */
  String nameOf(String executionId) {
    boolean plain = this == SUREFIRE && !isTaken(executionId);
    return plain ? executionId : prefix() + executionId;
  }

  private static boolean isTaken(String executionId) {
    return Arrays.stream(values()).anyMatch(each -> executionId.startsWith(each.prefix()));
  }

  private String prefix() {
    return plugin.split("-", -1)[1] + SEPARATOR;
  }

  /** The user property by which users choose tests. */
  String choice() {
    return choice;
  }
}
