package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository that holds this build's own artifacts beside all that the user's one holds.
 *
 * <p>Sample projects resolve the plugin as it was just packaged, before and without installing it
 * for the user. Everything else is reached through symbolic links, so that nothing is downloaded
 * twice.
 */
public final class PrivateRepository {
  private static final Path OWN_GROUP = Path.of("dev", "incremental");
  private static final List<String> MODULES =
      List.of(
          "",
          "surefire-provider",
          "surefire-provider/recording",
          "surefire-provider/provider",
          "surefire-provider/agent",
          "surefire-provider/testdb",
          "amazon",
          "maven-plugin");

  private final Path directory;

  public PrivateRepository(Path directory) {
    this.directory = directory;
  }

  /**
   * This build's Maven with a private repository below its target directory.
   *
   * @throws IOException when the repository cannot be filled
   */
  public static synchronized MavenClient ofThisBuild() throws IOException {
    MavenClient maven = MavenClient.ofThisBuild();
    Path root = Path.of(System.getProperty("it.root", "..")).toAbsolutePath().normalize();
    Path directory = Path.of("target", "local-repository").toAbsolutePath();
    String version = System.getProperty("it.version", "0.1.0-SNAPSHOT");
    return maven.with(
        new PrivateRepository(directory).fill(maven.localRepository(), root, version));
  }

  /**
   * Links what the user's repository holds and copies this build's artifacts in.
   *
   * @param users the user's local repository
   * @param root the directory of the parent POM, its modules packaged
   * @param version the version of all modules
   * @return the repository's directory
   * @throws IOException when files cannot be linked or copied
   */
  public Path fill(Path users, Path root, String version) throws IOException {
    link(users, directory, "dev");
    link(users.resolve("dev"), directory.resolve("dev"), "incremental");
    for (String module : MODULES) {
      install(root.resolve(module), version);
    }
    return directory;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.toList()) {
        Path link = to.resolve(child.getFileName());
        boolean linked = Files.exists(link) || child.endsWith(except);
        if (Files.isDirectory(child) && !linked) {
          Files.deleteIfExists(link);
          Files.createSymbolicLink(link, child.toRealPath());
        }
      }
    }
  }

  private void install(Path module, String version) throws IOException {
    Path reduced = module.resolve("target/dependency-reduced-pom.xml");
    Path pom = Files.exists(reduced) ? reduced : module.resolve("pom.xml");
    String artifactId = Pom.read(pom).text("artifactId");
    Path target = directory.resolve(OWN_GROUP).resolve(artifactId).resolve(version);
    Files.createDirectories(target);
    String name = artifactId + "-" + version;
    copy(pom, target.resolve(name + ".pom"));
    Path jar = module.resolve("target").resolve(name + ".jar");
    boolean needed = !Pom.read(module.resolve("pom.xml")).text("packaging").equals("pom");
    if (needed && !Files.exists(jar)) {
      throw new IOException("Not packaged yet: " + jar + "; run mvn package first");
    }
    if (needed) {
      copy(jar, target.resolve(jar.getFileName()));
    }
  }

  /** Leaves a file alone that is the same: a build on another thread may be reading it. */
  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
