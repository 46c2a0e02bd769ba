package dev.incremental.plugin.surefire;

import java.util.Set;
import java.util.function.Predicate;

/** What runs the tests inside the fork; Surefire chooses it by the test class path. */
public enum TestProvider {
  /** The JUnit Platform with any engine. */
  PLATFORM,
  /** Surefire's own provider for JUnit 4 or 3. */
  JUNIT4,
  /** Surefire's own provider for TestNG. */
  TESTNG,
  /** Plain classes, or something that the project brought. */
  OTHER;

  private static final Set<String> PLATFORM_GROUPS =
      Set.of("org.junit.platform", "org.junit.jupiter", "org.junit.vintage");
  private static final Set<String> OWN_PROVIDERS =
      Set.of("surefire-junit4", "surefire-junit47", "surefire-testng", "surefire-junit3");

  /**
   * Follows Surefire's order: a provider among the plugin's dependencies, TestNG, the Platform,
   * JUnit 4.
   *
   * @param version of Surefire
   * @param testLibraries {@code groupId:artifactId} on the test class path
   * @param pluginLibraries {@code artifactId} of the plugin's own dependencies in the POM
   */
  static TestProvider chosenBy(
      SurefireVersion version, Set<String> testLibraries, Set<String> pluginLibraries) {
    if (pluginLibraries.contains("surefire-junit-platform")) {
      return PLATFORM;
    }
    if (pluginLibraries.stream().anyMatch(OWN_PROVIDERS::contains)) {
      return pluginLibraries.contains("surefire-testng") ? TESTNG : JUNIT4;
    }
    if (testLibraries.contains("org.testng:testng")) {
      return version.runsAllOnPlatform() ? PLATFORM : TESTNG;
    }
    if (testLibraries.stream().anyMatch(ofGroup(PLATFORM_GROUPS))) {
      return PLATFORM;
    }
    if (testLibraries.contains("junit:junit") || testLibraries.contains("junit:junit-dep")) {
      return version.runsAllOnPlatform() ? PLATFORM : JUNIT4;
    }
    return OTHER;
  }

  private static Predicate<String> ofGroup(Set<String> groups) {
    return library -> groups.contains(library.substring(0, library.indexOf(':')));
  }
}
