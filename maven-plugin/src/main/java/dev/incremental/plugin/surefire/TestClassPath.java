package dev.incremental.plugin.surefire;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What is on the class path of an execution's forks.
 *
 * @param testDirectory where the project's own tests are
 * @param directories class directories in their order, tests first
 * @param ownJar the project's own jar, where it stands for the directory of its classes
 * @param libraries jars in their order
 */
public record TestClassPath(
    Path testDirectory, List<Path> directories, Optional<Path> ownJar, List<Library> libraries) {
  private static final String CLASSES = "classesDirectory";

  static TestClassPath of(Configuration configuration, MavenProject project) {
    Path tests =
        path(configuration, "testClassesDirectory", project.getBuild().getTestOutputDirectory());
    Map<Path, Library> elements = new LinkedHashMap<>();
    add(elements, tests);
    add(elements, path(configuration, CLASSES, project.getBuild().getOutputDirectory()));
    for (Artifact artifact : project.getArtifacts()) {
      File file = artifact.getFile();
      if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
        Path path = file.toPath().toAbsolutePath().normalize();
        elements.putIfAbsent(path, Library.of(artifact, path));
      }
    }
    for (String additional : configuration.list("additionalClasspathElements")) {
      add(elements, project.getBasedir().toPath().resolve(additional));
    }
    return split(tests, elements, ownJar(configuration, project));
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
    List<Path> locations = new ArrayList<>(directories);
    ownJar.ifPresent(locations::add);
    return List.copyOf(locations);
  }

  private static void add(Map<Path, Library> elements, Path element) {
    Path path = element.toAbsolutePath().normalize();
    elements.putIfAbsent(path, Library.of(path));
  }

  private static TestClassPath split(
      Path tests, Map<Path, Library> elements, Optional<Path> ownJar) {
    List<Path> directories = new ArrayList<>();
    List<Library> libraries = new ArrayList<>();
    elements.forEach(
        (path, library) -> {
          if (Files.isRegularFile(path)) {
            libraries.add(library);
          } else {
            directories.add(path);
          }
        });
    return new TestClassPath(tests, List.copyOf(directories), ownJar, List.copyOf(libraries));
  }

  private static Path path(Configuration configuration, String name, String otherwise) {
    return Path.of(configuration.text(name).orElse(otherwise)).toAbsolutePath().normalize();
  }
}
