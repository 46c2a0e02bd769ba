package dev.incremental.plugin.surefire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes Surefire excludes for classes that need not be loaded at all.
 *
 * <p>A plain pattern {@code a/b/FooTest.class} would also match {@code x/a/b/FooTest.class}, so
 * they are regular expressions, one for each package.
 */
final class ClassExcludes {
  /** What Surefire excludes as long as nothing else is configured. */
  static final String DEFAULT = "**/*$*";

  /** Commas, hashes and the like have a meaning of their own in Surefire's patterns. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_]+(\\.[\\p{L}\\p{N}_]+)*");

  private ClassExcludes() {}

  /**
   * Adds to a project's excludes.
   *
   * @param own what the project configured, possibly nothing
   * @param otherExcludes whether the project excludes something elsewhere, such as in a file
   * @param classes binary names; nested classes and unusual names are left to the filter in the
   *     fork
   */
  static List<String> of(List<String> own, boolean otherExcludes, Collection<String> classes) {
    List<String> added = patterns(classes);
    List<String> all = new ArrayList<>(own);
    if (own.isEmpty() && !otherExcludes && !added.isEmpty()) {
      all.add(DEFAULT);
    }
    all.addAll(added);
    return List.copyOf(all);
  }

  private static List<String> patterns(Collection<String> classes) {
    Map<String, TreeSet<String>> byPackage = new TreeMap<>();
    for (String name : classes) {
      if (PLAIN.matcher(name).matches()) {
        int dot = name.lastIndexOf('.') + 1;
        String path = name.substring(0, dot).replace(".", "[\\\\/]");
        byPackage.computeIfAbsent(path, each -> new TreeSet<>()).add(name.substring(dot));
      }
    }
    return byPackage.entrySet().stream()
        .map(each -> pattern(each.getKey(), each.getValue()))
        .toList();
  }

  private static String pattern(String path, Collection<String> simpleNames) {
    return "%regex[" + path + "(?:" + String.join("|", simpleNames) + ")\\.class]";
  }
}
