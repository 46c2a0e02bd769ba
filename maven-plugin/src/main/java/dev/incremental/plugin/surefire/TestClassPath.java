package dev.incremental.plugin.surefire;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What is on the class path of an execution's forks.
 *
 * @param testDirectory where the project's own tests are
 * @param locations where the project's classes are: directories, and jars that modules of this
 *     repository made, in their order, tests first
 * @param ownJar the project's own jar, where it stands for the directory of its classes
 * @param libraries all other jars in their order
 */
public record TestClassPath(
    Path testDirectory, List<Path> locations, Optional<Path> ownJar, List<Library> libraries) {
  private static final String CLASSES = "classesDirectory";

  static TestClassPath of(
      Configuration configuration, MavenProject project, RepositoryModules modules) {
    Path tests =
        path(configuration, "testClassesDirectory", project.getBuild().getTestOutputDirectory());
    Map<Path, Library> elements = new LinkedHashMap<>();
    Set<Path> ours = new HashSet<>();
    Path classes = path(configuration, CLASSES, project.getBuild().getOutputDirectory());
    for (Path own : List.of(tests, classes)) {
      add(elements, own);
      if (modules.canBeComparedByClass(own)) {
        ours.add(own);
      }
    }
    for (Artifact artifact : project.getArtifacts()) {
      File file = artifact.getFile();
      if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
        Path path = file.toPath().toAbsolutePath().normalize();
        elements.putIfAbsent(path, Library.of(artifact, path));
        if (modules.made(artifact, path)) {
          ours.add(path);
        }
      }
    }
    for (String additional : configuration.list("additionalClasspathElements")) {
      add(elements, project.getBasedir().toPath().resolve(additional));
    }
    return split(tests, elements, ours, ownJar(configuration, project));
  }

  /** Failsafe takes the jar where no directory is configured; Surefire always has one. */
  private static Optional<Path> ownJar(Configuration configuration, MavenProject project) {
    File file = project.getArtifact().getFile();
    return configuration.text(CLASSES).isEmpty() && file != null && isJar(file)
        ? Optional.of(file.toPath().toAbsolutePath().normalize())
        : Optional.empty();
  }

  private static boolean isJar(File file) {
    return file.isFile() && file.getName().toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  /** All that holds classes of the project. */
  public List<Path> classLocations() {
    List<Path> all = new ArrayList<>(locations);
    ownJar.ifPresent(all::add);
    return List.copyOf(all);
  }

  private static void add(Map<Path, Library> elements, Path element) {
    Path path = element.toAbsolutePath().normalize();
    elements.putIfAbsent(path, Library.of(path));
  }

  private static TestClassPath split(
      Path tests, Map<Path, Library> elements, Set<Path> ours, Optional<Path> ownJar) {
    List<Path> locations = new ArrayList<>();
    List<Library> libraries = new ArrayList<>();
    elements.forEach(
        (path, library) -> {
          if (Files.isRegularFile(path) && !ours.contains(path)) {
            libraries.add(library);
          } else {
            locations.add(path);
          }
        });
    return new TestClassPath(tests, List.copyOf(locations), ownJar, List.copyOf(libraries));
  }

  private static Path path(Configuration configuration, String name, String otherwise) {
    return Path.of(configuration.text(name).orElse(otherwise)).toAbsolutePath().normalize();
  }
}
