package dev.incremental.plugin.surefire;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;

/**
 * Where a module's own code is.
 *
 * @param directories what its class files are compiled into
 * @param roots where its sources may be, generated ones and those of other languages included
 */
public record ModuleCode(List<Path> directories, List<Path> roots) {
  private static final List<String> LANGUAGES = List.of("kotlin", "groovy", "scala");

  static ModuleCode of(MavenProject project) {
    Build build = project.getBuild();
    Path sources = project.getBasedir().toPath().resolve("src");
    Stream<Path> known =
        Stream.concat(
                project.getCompileSourceRoots().stream(),
                project.getTestCompileSourceRoots().stream())
            .map(Path::of);
    Stream<Path> others =
        LANGUAGES.stream()
            .flatMap(
                each -> Stream.of("main", "test").map(sources::resolve).map(s -> s.resolve(each)));
    return new ModuleCode(
        paths(Stream.of(build.getOutputDirectory(), build.getTestOutputDirectory()).map(Path::of)),
        paths(Stream.concat(known, others)));
  }

  private static List<Path> paths(Stream<Path> paths) {
    return paths.map(each -> each.toAbsolutePath().normalize()).distinct().toList();
  }
}
