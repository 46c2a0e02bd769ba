package dev.incremental.it.mutants;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.MethodEdits;
import dev.incremental.it.edits.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Lists all places of a library that can be edited: sources, tests, resources of both. */
final class LibrarySources {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final LibraryProject project;
  private final List<List<Edit>> places = new ArrayList<>();

  LibrarySources(LibraryProject project) {
    this.project = project;
  }

  /** The edits of each place, always in the same order for the same seed. */
  List<List<Edit>> places(long seed) throws IOException {
    places.clear();
    List<Path> sources = new ArrayList<>(project.mainSources());
    sources.addAll(project.testSources());
    parse(sources);
    resources(project.root().resolve("src/main/resources"), seed);
    resources(project.root().resolve("src/test/resources"), seed);
    return places;
  }

  private void parse(List<Path> sources) throws IOException {
    String path =
        project.libraries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options = new ArrayList<>(project.compilerOptions());
    options.addAll(List.of("-cp", path));
    try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(sources);
      JavacTask task = (JavacTask) COMPILER.getTask(null, manager, d -> {}, options, null, units);
      List<CompilationUnitTree> parsed = new ArrayList<>();
      task.parse().forEach(parsed::add);
      task.analyze();
      for (CompilationUnitTree unit : parsed) {
        Path file = Path.of(unit.getSourceFile().toUri());
        source(new ParsedFile(relative(file), SourceFile.read(file).text(), unit, task));
      }
    }
  }

  private void source(ParsedFile file) throws IOException {
    MethodEdits.in(file.file(), file.text()).forEach(method -> add(method.edits()));
    new ValueFinder(file, this::add).find();
    new OverrideFinder(file, this::add).find();
  }

  private void resources(Path directory, long seed) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String text = SourceFile.read(file).text();
          add(new ResourceEdits(relative(file), text, seed).find());
        }
      }
    }
  }

  private void add(List<Edit> edits) {
    if (!edits.isEmpty()) {
      places.add(edits);
    }
  }

  private String relative(Path file) {
    return project.root().relativize(file).toString().replace('\\', '/');
  }
}
