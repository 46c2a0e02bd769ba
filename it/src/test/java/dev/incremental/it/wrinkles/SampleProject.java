package dev.incremental.it.wrinkles;

import dev.incremental.it.engine.BuiltProject;
import dev.incremental.it.engine.ForkClassPath;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small project on disk, laid out and built as Maven would. */
final class SampleProject implements BuiltProject {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Path root;
  private final List<String> tests = new ArrayList<>();

  SampleProject(Path root) {
    this.root = root;
  }

  @Override
  public Path root() {
    return root;
  }

  private Path target() {
    return root.resolve("target");
  }

  @Override
  public List<Path> classDirectories() {
    return List.of(target().resolve("test-classes"), target().resolve("classes"));
  }

  @Override
  public List<Path> libraries() {
    return ForkClassPath.libraries();
  }

  /** Names of the test classes in the order in which they were first written. */
  @Override
  public List<String> testClasses() {
    return tests.stream().filter(name -> Files.exists(source(name))).toList();
  }

  void write(SampleFile file) {
    Path path = root.resolve(file.path());
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text(), file.charset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = testClass(file.path());
    if (name.endsWith("Test") && !tests.contains(name)) {
      tests.add(name);
    }
  }

  void delete(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Builds both class directories anew. */
  void build() {
    Path classes = target().resolve("classes");
    Path testClasses = target().resolve("test-classes");
    empty(classes);
    empty(testClasses);
    copy(root.resolve("src/main/resources"), classes);
    copy(root.resolve("src/test/resources"), testClasses);
    compile(root.resolve("src/main/java"), classes, List.of());
    compile(root.resolve("src/test/java"), testClasses, List.of(classes));
  }

  private static void compile(Path sources, Path output, List<Path> before) {
    List<Path> files = filesBelow(sources);
    if (files.isEmpty()) {
      return;
    }
    String path =
        Stream.concat(before.stream(), ForkClassPath.libraries().stream())
            .map(Path::toString)
            .collect(Collectors.joining(java.io.File.pathSeparator));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d", output.toString(), "-cp", path, "-proc:none", "-parameters", "-g", "-nowarn");
      var units = manager.getJavaFileObjectsFromPaths(files);
      if (!COMPILER.getTask(messages, manager, null, options, null, units).call()) {
        throw new AssertionError("the sample does not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path source(String testClass) {
    return root.resolve("src/test/java").resolve(testClass.replace('.', '/') + ".java");
  }

  private static String testClass(String path) {
    String root = "src/test/java/";
    return path.startsWith(root)
        ? path.substring(root.length()).replace(".java", "").replace('/', '.')
        : "";
  }

  private static void empty(Path directory) {
    try {
      for (Path path : below(directory).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      for (Path file : filesBelow(from)) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesBelow(Path directory) {
    try {
      return below(directory).filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> below(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.sorted().toList().stream();
    } catch (NoSuchFileException e) {
      return Stream.empty();
    }
  }
}
