package dev.incremental.it.mutants;

import dev.incremental.it.engine.BuiltProject;
import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryTree;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.Pom;
import dev.incremental.it.proof.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A library's newest version on disk, with what Maven knows about it.
 *
 * @param libraries its test class path behind its own directories
 * @param testClasses the classes that Surefire ran, by name
 * @param mainSources what Maven compiled first
 * @param testSources what Maven compiled then
 * @param compilerOptions what both were compiled with
 * @param ranBySurefire the tests that Surefire ran
 */
record LibraryProject(
    Path root,
    List<Path> libraries,
    List<String> testClasses,
    List<Path> mainSources,
    List<Path> testSources,
    List<String> compilerOptions,
    Set<String> ranBySurefire)
    implements BuiltProject {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final String STATUS = "target/maven-status/maven-compiler-plugin/";

  /** Lays a library out below a directory and lets Maven build and test it once. */
  static LibraryProject of(Library library, Path home, MavenClient maven) throws IOException {
    Path root = home.resolve("tree");
    new FileTree(root).delete();
    Files.createDirectories(root);
    List<String> versions = List.of(library.newest());
    LibraryTree tree =
        new LibraryTree(
            library.coordinates(),
            versions,
            home.resolve("downloads"),
            maven,
            PluginVersions.ofThisBuild());
    tree.fetch();
    tree.write(LibraryTree.Composition.of(library.newest()), root);
    Project.Build build = new Project(root, maven).run(LIMIT, "test");
    build.result().orThrow();
    return new LibraryProject(
        root,
        libraries(root, build.reports().classPath()),
        testClasses(build.reports().ran()),
        lines(root.resolve(STATUS + "compile/default-compile/inputFiles.lst")),
        lines(root.resolve(STATUS + "testCompile/default-testCompile/inputFiles.lst")),
        options(Pom.read(root.resolve("pom.xml"))),
        build.reports().ran());
  }

  @Override
  public List<Path> classDirectories() {
    return List.of(root.resolve("target/test-classes"), root.resolve("target/classes"));
  }

  /** Behind the library's own jars stands the launcher that Surefire chose to go with them. */
  static List<Path> libraries(Path root, String classPath) {
    List<Path> libraries =
        new ArrayList<>(
            Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !path.startsWith(root))
                .toList());
    Path engine = named("junit-platform-engine-", libraries);
    String version = engine.getParent().getFileName().toString();
    String launcher = "junit-platform-launcher";
    libraries.add(
        engine
            .getParent()
            .getParent()
            .resolveSibling(launcher)
            .resolve(version)
            .resolve(launcher + "-" + version + ".jar"));
    return libraries;
  }

  private static Path named(String prefix, List<Path> paths) {
    return paths.stream()
        .filter(path -> path.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + prefix + " in " + paths));
  }

  /** The classes of tests, in alphabetical order. */
  static List<String> testClasses(Set<String> tests) {
    return tests.stream().map(test -> test.split("[$#]")[0]).distinct().sorted().toList();
  }

  private static List<Path> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(Path::of).sorted().toList();
  }

  private static List<String> options(Pom pom) {
    Pom properties = pom.at("properties").orElseThrow();
    return List.of(
        "--release",
        properties.text("maven.compiler.release"),
        "-encoding",
        properties.text("project.build.sourceEncoding"),
        "-g",
        "-nowarn",
        "-proc:none");
  }
}
