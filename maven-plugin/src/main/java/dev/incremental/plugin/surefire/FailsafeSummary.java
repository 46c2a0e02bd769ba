package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file in which Failsafe's {@code integration-test} tells its {@code verify} how tests ended.
 *
 * <p>The first execution of a build that runs tests replaces it, later ones add to it, and one that
 * runs none leaves it alone: an earlier build's red result would count again.
 *
 * @param file where it is
 * @param context what Failsafe remembers in this build of this project
 */
record FailsafeSummary(Path file, Map<String, Object> context) {
  private static final String WRITTEN_IN_THIS_BUILD = "failsafe-in-progress";

  /** Removes it if it is of an earlier build. */
  void forgetEarlierBuilds() throws IOException {
    if (!context.containsKey(WRITTEN_IN_THIS_BUILD)) {
      Files.deleteIfExists(file);
    }
  }

  /** Removes it if all executions of this build together ran no test. */
  void forgetEmptyRun() throws IOException {
    if (Files.exists(file)
        && Files.readString(file, StandardCharsets.UTF_8)
            .replaceAll("\\s", "")
            .contains("<completed>0</completed>")) {
      Files.delete(file);
    }
  }

  /** Whether no fork is known to have crashed or to have taken too long. */
  boolean isRegular() throws IOException {
    if (!Files.exists(file)) {
      return true;
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return text.contains("timeout=\"false\"")
        && text.replaceAll("\\s", "")
            .matches("(?s).*<failureMessage([^>]*/>|[^>]*></failureMessage>).*");
  }
}
