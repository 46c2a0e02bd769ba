package dev.incremental.plugin.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is to happen to the tests of an ordinary build. */
enum TestMode {
  /** They run as if this plugin were not there. */
  OFF,
  /** All run and are recorded. */
  RECORD,
  /** Those that a change can affect run and are recorded; all, where nothing is known. */
  SELECT;

  private static final Pattern DEPLOY = Pattern.compile("(.*:)?deploy(@.*)?");

  /**
   * Reads a mode.
   *
   * @throws UserProblem if it is none
   */
  static TestMode of(String text) throws UserProblem {
    String name = text.strip().toUpperCase(Locale.ROOT);
    Optional<TestMode> mode =
        Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    if (mode.isEmpty()) {
      String all = Arrays.stream(values()).map(TestMode::word).collect(Collectors.joining(", "));
      throw new UserProblem(
          "'" + text + "' is no way to treat tests", "parameter incremental", "say one of " + all);
    }
    return mode.get();
  }

  /**
   * Why everything is to run, if so.
   *
   * @param goals what the user told Maven to do
   */
  Optional<String> everything(List<String> goals) {
    return this == RECORD ? Optional.of("incremental=" + word()) : whereDeployed(goals);
  }

  /** What is deployed has passed all its tests in the same build. */
  static Optional<String> whereDeployed(List<String> goals) {
    return goals.stream().anyMatch(goal -> DEPLOY.matcher(goal).matches())
        ? Optional.of("this build deploys")
        : Optional.empty();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
