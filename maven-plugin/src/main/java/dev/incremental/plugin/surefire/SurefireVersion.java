package dev.incremental.plugin.surefire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a version of Surefire can do.
 *
 * @param text as it is written in the POM
 */
public record SurefireVersion(String text, int major, int minor, int patch) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

  /** Reads a version; one that is no version counts as older than any. */
  public static SurefireVersion of(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches()) {
      return new SurefireVersion(text, 0, 0, 0);
    }
    String patch = numbers.group(3);
    return new SurefireVersion(
        text,
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  /** Milestones and snapshots count as the version that they lead to. */
  public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
    if (major != otherMajor) {
      return major > otherMajor;
    }
    return minor != otherMinor ? minor > otherMinor : patch >= otherPatch;
  }

  /** Older versions do not tell the fork's listener when a test begins and ends. */
  boolean canRecord() {
    return isAtLeast(2, 22, 2);
  }

  /** Filters of the JUnit Platform take effect, and so do methods in a file of excludes. */
  boolean canSkipMethods() {
    return isAtLeast(3, 0, 0);
  }

  /** Everything runs on the JUnit Platform, JUnit 4 and TestNG included. */
  boolean runsAllOnPlatform() {
    return isAtLeast(3, 6, 0);
  }
}
