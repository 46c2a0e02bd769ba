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
 * @param order names of all that is on the class path, the same for a module's directory and jar
 * @param scanned whether tests are looked for outside the project's own directory as well
 */
public record TestClassPath(
    Path testDirectory,
    List<Path> locations,
    Optional<Path> ownJar,
    List<Library> libraries,
    List<String> order,
    boolean scanned) {
  private static final String CLASSES = "classesDirectory";

  static TestClassPath of(
      Configuration configuration, MavenProject project, RepositoryModules modules) {
    Path tests =
        path(configuration, "testClassesDirectory", project.getBuild().getTestOutputDirectory());
    boolean scanned = !configuration.list("dependenciesToScan").isEmpty();
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
        if (!scanned && modules.made(artifact, path)) {
          ours.add(path);
        }
      }
    }
    for (String additional : configuration.list("additionalClasspathElements")) {
      add(elements, project.getBasedir().toPath().resolve(additional));
    }
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
    return new TestClassPath(
        tests,
        List.copyOf(locations),
        ownJar(configuration, project),
        List.copyOf(libraries),
        elements.values().stream().map(Library::name).toList(),
        scanned);
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

  /** Where the execution's tests may be: what is scanned is not told from what is not. */
  public List<Path> testLocations() {
    return scanned ? locations : List.of(testDirectory);
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

  private static Path path(Configuration configuration, String name, String otherwise) {
    return Path.of(configuration.text(name).orElse(otherwise)).toAbsolutePath().normalize();
  }
}
