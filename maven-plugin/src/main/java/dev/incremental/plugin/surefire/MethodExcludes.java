package dev.incremental.plugin.surefire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes lines of Surefire's {@code excludesFile} for single methods, the way to skip them with
 * Surefire's own JUnit 4 provider.
 */
final class MethodExcludes {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_.$]+#[\\p{L}_][\\p{L}\\p{N}_]*");

  /** Parameterised tests are run as {@code name[0]}, or with the parameters in the brackets. */
  private static final String INVOCATION = "(?:\\[.*\\])?";

  private MethodExcludes() {}

  /**
   * One line for each class.
   *
   * @param tests {@code className#methodName}; unusual names are not skipped
   */
  static List<String> lines(Collection<String> tests) {
    Map<String, TreeSet<String>> byClass = new TreeMap<>();
    for (String test : tests) {
      if (PLAIN.matcher(test).matches()) {
        int hash = test.indexOf('#');
        byClass
            .computeIfAbsent(path(test.substring(0, hash)), each -> new TreeSet<>())
            .add(test.substring(hash + 1));
      }
    }
    return byClass.entrySet().stream()
        .map(
            each ->
                "%regex["
                    + each.getKey()
                    + "#(?:"
                    + String.join("|", each.getValue())
                    + ")"
                    + INVOCATION
                    + "]")
        .toList();
  }

  private static String path(String className) {
    return className.replace("$", "\\$").replace(".", "[\\\\/]") + "\\.class";
  }
}
