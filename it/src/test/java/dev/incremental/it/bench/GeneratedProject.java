package dev.incremental.it.bench;

import dev.incremental.it.maven.FileTree;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiled classes of a project with 10,000 classes and, in 1,000 classes more, 10,000 tests.
 *
 * <p>Packages hold 50 classes. A test builds an object of a class that is its own, and lets it
 * reach through 30 others. Test classes are {@code IntConsumer}s that run the test of a number, so
 * that no framework is needed to run them.
 *
 * @param directory what is generated is kept here and not generated again
 */
record GeneratedProject(Path directory) {
  static final int CLASSES = 10_000;
  static final int TESTS_A_CLASS = 10;
  static final int TEST_CLASSES = CLASSES / TESTS_A_CLASS;
  private static final int CLASSES_A_PACKAGE = 50;

  /** Classes reach others of their batch only, so that the compiler gets one after the other. */
  private static final int BATCH = 500;

  /** Directories of the class path, that of the tests first. */
  List<Path> directories() {
    return List.of(tests(), classes());
  }

  Path tests() {
    return directory.resolve("test-classes");
  }

  Path classes() {
    return directory.resolve("classes");
  }

  /** The name of a test class. */
  static String testClass(int number) {
    return "com.example.product.part" + part(number * TESTS_A_CLASS) + ".Some" + number + "Test";
  }

  /** Compiles everything, unless that was done before. */
  void generate() throws IOException {
    Path complete = directory.resolve("complete");
    if (Files.exists(complete)) {
      return;
    }
    new FileTree(directory).delete();
    Files.createDirectories(classes());
    Files.createDirectories(tests());
    for (int first = 0; first < CLASSES; first += BATCH) {
      int tests = first / TESTS_A_CLASS;
      compile(
          classes(),
          IntStream.range(first, first + BATCH).mapToObj(n -> new Source("Some" + n, source(n))));
      compile(
          tests(),
          IntStream.range(tests, tests + BATCH / TESTS_A_CLASS)
              .mapToObj(n -> new Source("Some" + n + "Test", testSource(n))));
    }
    Files.createFile(complete);
  }

  private void compile(Path target, Stream<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", target.toString(), "-cp", classes().toString());
    StringWriter said = new StringWriter();
    if (!compiler.getTask(said, null, null, options, null, sources.toList()).call()) {
      throw new IllegalStateException("Generated sources do not compile: " + said);
    }
  }

  private static int part(int number) {
    return number / CLASSES_A_PACKAGE;
  }

  private static String qualified(int number) {
    return "com.example.product.part" + part(number) + ".Some" + number;
  }

  private static String testSource(int number) {
    StringBuilder cases = new StringBuilder();
    StringBuilder tests = new StringBuilder();
    for (int i = 0; i < TESTS_A_CLASS; i++) {
      cases.append("      case %1$d -> test%1$d();\n".formatted(i));
      tests.append(
          "  void test%d() { check(new %s(\"t\").reach(30)); }\n"
              .formatted(i, qualified(number * TESTS_A_CLASS + i)));
    }
    return """
    package com.example.product.part%d;
    public class Some%dTest implements java.util.function.IntConsumer {
      @Override public void accept(int test) {
        switch (test) {
    %s      default -> throw new IllegalArgumentException();
        }
      }
      private static void check(long reached) { if (reached < 0) throw new AssertionError(reached); }
    %s}
    """
        .formatted(part(number * TESTS_A_CLASS), number, cases, tests);
  }

  private static String source(int number) {
    int batch = number / BATCH * BATCH;
    return """
    package com.example.product.part%2$d;
    import java.util.*;
    public class Some%1$d implements Comparable<Some%1$d> {
      private final List<String> names = new ArrayList<>();
      private int total;
      String title;
      public Some%1$d(String title) { this.title = title; }
      public long reach(int depth) {
        add(title);
        return depth == 0 ? total() : total() + new %3$s(title).reach(depth - 1);
      }
      public String getTitle() { return title; }
      public void setTitle(String title) { this.title = Objects.requireNonNull(title, "title"); }
      public int total() { for (String n : names) total += n.length(); return total; }
      public void add(String name) {
        if (name == null || name.isEmpty()) throw new IllegalArgumentException("name " + name);
        names.add(name.trim()); total = 0;
      }
      public List<String> sorted() { return names.stream().filter(n -> n.length() > 3).sorted().toList(); }
      public Optional<String> find(String s) { return names.stream().filter(s::equals).findFirst(); }
      static String kind(String s) {
        switch (s) { case "a": return "first"; case "b": return "second"; default: return "other"; }
      }
      public void close() { try { names.clear(); } finally { total = -1; } }
      @Override public int compareTo(Some%1$d other) { return title.compareTo(other.title); }
      @Override public boolean equals(Object o) { return o instanceof Some%1$d c && c.title.equals(title); }
      @Override public int hashCode() { return title.hashCode() * 31 + total; }
      @Override public String toString() { return "Some%1$d[" + title + ", " + names + "]"; }
    }
    """
        .formatted(number, part(number), qualified(batch + (number * 7 + 1) % BATCH));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
