package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Tells from what Failsafe has written of a build whether all its tests passed. */
final class GreenSummary {
  private final Path file;

  /**
   * The summary where Failsafe usually puts it.
   *
   * @param build the build directory
   */
  GreenSummary(Path build) {
    file = build.resolve("failsafe-reports").resolve("failsafe-summary.xml");
  }

  /** Whether it says so, and has been written since then; false where in doubt. */
  boolean isWrittenSince(Instant begin) {
    String text = textSince(begin);
    return isComplete(text)
        && text.contains("<errors>0</errors>")
        && text.contains("<failures>0</failures>");
  }

  /**
   * Whether it has been written since then and tells of nothing but tests that failed or passed: no
   * JVM that ended before its time.
   */
  boolean isCompleteSince(Instant begin) {
    return isComplete(textSince(begin));
  }

  private String textSince(Instant begin) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(begin)
          ? ""
          : Files.readString(file, StandardCharsets.UTF_8).replaceAll("\\s", "");
    } catch (IOException e) {
      return ""; // it is not there, or elsewhere
    }
  }

  private static boolean isComplete(String text) {
    return text.contains("timeout=\"false\"")
        && text.matches("(?s).*<failureMessage([^>]*/>|[^>]*></failureMessage>).*");
  }
}
