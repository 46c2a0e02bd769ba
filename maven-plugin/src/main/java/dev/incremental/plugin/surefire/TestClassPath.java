package dev.incremental.plugin.surefire;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What is on the class path of an execution's forks.
 *
 * @param testDirectory where the project's own tests are
 * @param directories class directories in their order, tests first
 * @param libraries jars in their order
 */
public record TestClassPath(Path testDirectory, List<Path> directories, List<Path> libraries) {

  static TestClassPath of(Configuration configuration, MavenProject project) {
    Path tests =
        path(configuration, "testClassesDirectory", project.getBuild().getTestOutputDirectory());
    Set<Path> elements = new LinkedHashSet<>();
    elements.add(tests);
    elements.add(path(configuration, "classesDirectory", project.getBuild().getOutputDirectory()));
    for (Artifact artifact : project.getArtifacts()) {
      File file = artifact.getFile();
      if (file != null && artifact.getArtifactHandler().isAddedToClasspath()) {
        elements.add(file.toPath().toAbsolutePath().normalize());
      }
    }
    configuration
        .list("additionalClasspathElements")
        .forEach(element -> elements.add(absolute(project, element)));
    return split(tests, elements);
  }

  private static TestClassPath split(Path tests, Set<Path> elements) {
    List<Path> directories = new ArrayList<>();
    List<Path> libraries = new ArrayList<>();
    for (Path element : elements) {
      (Files.isRegularFile(element) ? libraries : directories).add(element);
    }
    return new TestClassPath(tests, List.copyOf(directories), List.copyOf(libraries));
  }

  private static Path path(Configuration configuration, String name, String otherwise) {
    return Path.of(configuration.text(name).orElse(otherwise)).toAbsolutePath().normalize();
  }

  private static Path absolute(MavenProject project, String element) {
    return project.getBasedir().toPath().resolve(element).toAbsolutePath().normalize();
  }
}
