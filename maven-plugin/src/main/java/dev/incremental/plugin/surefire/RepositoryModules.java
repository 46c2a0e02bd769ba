package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The modules of this repository, so that a sibling's jar can be told from a library's.
 *
 * <p>Maven tells of those that it loaded. It loads one alone when it is started in a module's
 * directory; then the POMs around that module are read, as far as they may concern its libraries.
 */
final class RepositoryModules {
  private final MavenProject project;
  private final Map<String, Path> loaded;
  private final Set<String> built;
  private final Map<Path, Boolean> plain = new ConcurrentHashMap<>();
  private @Nullable Map<String, Path> around;

  private RepositoryModules(MavenProject project, Map<String, Path> loaded, Set<String> built) {
    this.project = project;
    this.loaded = loaded;
    this.built = built;
  }

  static RepositoryModules around(MavenProject project, MavenSession session) {
    List<MavenProject> all = session.getAllProjects();
    Map<String, Path> loaded =
        Stream.concat(Stream.of(project), all == null ? Stream.of() : all.stream())
            .collect(
                Collectors.toMap(
                    each -> key(each.getGroupId(), each.getArtifactId()),
                    each -> each.getBasedir().toPath(),
                    (one, same) -> one));
    Set<String> built =
        session.getProjects().stream()
            .map(each -> key(each.getGroupId(), each.getArtifactId()))
            .collect(Collectors.toUnmodifiableSet());
    return new RepositoryModules(project, loaded, built);
  }

  static String key(String groupId, String artifactId) {
    return groupId + ":" + artifactId;
  }

  /**
   * Whether a file holds classes that a module of this repository made. Jars with other classes for
   * other JDKs are left to those who compare files as a whole.
   */
  boolean made(Artifact artifact, Path file) {
    return base(artifact).isPresent() && canBeComparedByClass(file);
  }

  boolean canBeComparedByClass(Path file) {
    return plain.computeIfAbsent(file, RepositoryModules::isPlain);
  }

  /** The base directory of the module that makes an artifact; empty where it is no module's. */
  Optional<Path> base(Artifact artifact) {
    String key = key(artifact.getGroupId(), artifact.getArtifactId());
    Optional<Path> known = Optional.ofNullable(loaded.get(key));
    return known.isPresent() || !isRelated(artifact)
        ? known
        : Optional.ofNullable(others().get(key));
  }

  /** Modules that the tests see older than they are now, because they are not built. */
  List<StaleModule> stale() {
    return project.getArtifacts().stream()
        .filter(each -> each.getFile() != null)
        .filter(each -> !built.contains(key(each.getGroupId(), each.getArtifactId())))
        .flatMap(
            each ->
                base(each)
                    .flatMap(base -> StaleModule.of(each, base, each.getFile().toPath()))
                    .stream())
        .toList();
  }

  /** Modules of one repository share at least the beginning of their groups' names. */
  private boolean isRelated(Artifact artifact) {
    return beginning(artifact.getGroupId()).equals(beginning(project.getGroupId()));
  }

  private static String beginning(String groupId) {
    return Stream.of(groupId.split("\\.")).limit(2).collect(Collectors.joining("."));
  }

  private synchronized Map<String, Path> others() {
    if (around == null) {
      around = new HashMap<>(ModulePoms.around(project.getBasedir().toPath(), loaded.values()));
    }
    return around;
  }

  /** A module descriptor changes nothing for who is on a class path. */
  private static boolean isOfSomeJdks(JarEntry entry) {
    String name = entry.getName();
    return name.startsWith("META-INF/versions/")
        && !entry.isDirectory()
        && !name.endsWith("/module-info.class");
  }

  static boolean isPlain(Path file) {
    if (file.toFile().isDirectory()) {
      return true;
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return !jar.isMultiRelease() || jar.stream().noneMatch(RepositoryModules::isOfSomeJdks);
    } catch (IOException e) {
      return false;
    }
  }
}
