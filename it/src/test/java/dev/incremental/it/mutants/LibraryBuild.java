package dev.incremental.it.mutants;

import dev.incremental.it.maven.FileTree;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Builds a library's class directories as Maven does, in this JVM.
 *
 * <p>Everything is compiled each time, so that constants are inlined everywhere; a file whose
 * content is what it was is not written.
 */
final class LibraryBuild {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final LibraryProject project;
  private final Path scratch;

  LibraryBuild(LibraryProject project, Path scratch) {
    this.project = project;
    this.scratch = scratch;
  }

  /** Brings both class directories up to date; false where sources do not compile. */
  boolean run() throws IOException {
    Path tests = project.classDirectories().get(0);
    Path main = project.classDirectories().get(1);
    return build(project.mainSources(), "src/main/resources", List.of(), main)
        && build(project.testSources(), "src/test/resources", List.of(main), tests);
  }

  private boolean build(List<Path> sources, String resources, List<Path> before, Path directory)
      throws IOException {
    Path output = scratch.resolve(directory.getFileName());
    new FileTree(output).delete();
    Files.createDirectories(output);
    if (!compile(sources, before, output)) {
      return false;
    }
    Map<String, Path> wanted = new TreeMap<>(files(project.root().resolve(resources)));
    wanted.putAll(files(output));
    update(directory, wanted);
    return true;
  }

  private boolean compile(List<Path> sources, List<Path> before, Path output) throws IOException {
    String path =
        Stream.concat(before.stream(), project.libraries().stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options = new ArrayList<>(project.compilerOptions());
    options.addAll(List.of("-d", output.toString(), "-cp", path));
    try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(sources);
      return COMPILER.getTask(new StringWriter(), manager, d -> {}, options, null, units).call();
    }
  }

  private static void update(Path directory, Map<String, Path> wanted) throws IOException {
    Map<String, Path> present = files(directory);
    for (Map.Entry<String, Path> file : present.entrySet()) {
      if (!wanted.containsKey(file.getKey())) {
        Files.delete(file.getValue());
      }
    }
    for (Map.Entry<String, Path> file : wanted.entrySet()) {
      byte[] content = Files.readAllBytes(file.getValue());
      Path target = directory.resolve(file.getKey());
      boolean same =
          present.containsKey(file.getKey()) && Arrays.equals(Files.readAllBytes(target), content);
      if (!same) {
        Files.createDirectories(target.getParent());
        Files.write(target, content);
      }
    }
  }

  private static Map<String, Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Map.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> directory.relativize(file).toString(), file -> file));
    }
  }
}
