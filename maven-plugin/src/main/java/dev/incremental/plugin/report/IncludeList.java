package dev.incremental.plugin.report;

import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The selection as a list for Surefire's {@code includesFile}: {@code a/b/FooTest#one+two}, or
 * {@code a/b/FooTest.java} for all tests of a class and of the classes nested in it.
 */
public final class IncludeList {
  /** Stands for all methods of a class. */
  private static final String ALL = "";

  private IncludeList() {}

  /** The lines of the file. */
  public static List<String> of(Selection selection) {
    if (selection.mode() == Selection.Mode.ALL) {
      return List.of("**/*.java");
    }
    Map<String, SortedSet<String>> methods = new TreeMap<>();
    selection.selected().stream().map(TestDecision::test).forEach(test -> add(methods, test));
    selection.unknownClasses().forEach(each -> add(methods, new TestId("", each.name(), ALL)));
    if (methods.isEmpty()) {
      return List.of("# nothing is affected");
    }
    List<String> lines = new ArrayList<>();
    methods.forEach((name, of) -> lines.add(line(name.replace('.', '/'), of)));
    return List.copyOf(lines);
  }

  /** Nested classes are only found by way of the outermost one. */
  private static void add(Map<String, SortedSet<String>> methods, TestId test) {
    int nested = test.className().indexOf('$');
    String outermost = nested > 0 ? test.className().substring(0, nested) : test.className();
    int end = test.method().indexOf('(');
    boolean whole = nested > 0 || end <= 0;
    methods
        .computeIfAbsent(outermost, name -> new TreeSet<>())
        .add(whole ? ALL : test.method().substring(0, end));
  }

  private static String line(String path, SortedSet<String> methods) {
    return methods.contains(ALL) ? path + ".java" : path + "#" + String.join("+", methods);
  }
}
