package dev.incremental.it.mutants;

import dev.incremental.it.engine.BuiltProject;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.proof.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The Spring Boot application that lies in this module, built, with what Maven knows about it.
 *
 * @param libraries its test class path behind its own directories
 * @param testClasses the classes that Surefire ran, by name
 * @param ranBySurefire the tests that Surefire ran
 */
record SpringProject(
    Path root, List<Path> libraries, List<String> testClasses, Set<String> ranBySurefire)
    implements BuiltProject {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** Lays the application out below a directory and lets Maven build and test it once. */
  static SpringProject of(Path home, MavenClient maven) throws IOException {
    Path root = home.resolve("tree");
    new FileTree(Path.of("clinic").toAbsolutePath()).replace(root);
    Files.createDirectories(root.resolve(".mvn"));
    Files.writeString(root.resolve(".mvn/maven.config"), "");
    Project.Build build = new Project(root, maven).run(LIMIT, "test");
    build.result().orThrow();
    return new SpringProject(
        root,
        LibraryProject.libraries(root, build.reports().classPath()),
        LibraryProject.testClasses(build.reports().ran()),
        build.reports().ran());
  }

  @Override
  public List<Path> classDirectories() {
    return List.of(root.resolve("target/test-classes"), mainClasses());
  }

  /** Where the application's own classes are. */
  Path mainClasses() {
    return root.resolve("target/classes");
  }
}
