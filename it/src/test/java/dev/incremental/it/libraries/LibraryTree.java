package dev.incremental.it.libraries;

import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.Pom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lays out a library's published files as a project of one module. */
public final class LibraryTree {
  private final PublishedFiles published;
  private final SmallPom pom;

  /**
   * Prepares the trees of a library.
   *
   * @param versions the versions that will be asked for
   * @param downloads where fetched files are kept between runs
   * @param maven the client that fetches
   * @param plugins versions of the plugins in the POMs written
   */
  public LibraryTree(
      Coordinates library,
      List<String> versions,
      Path downloads,
      MavenClient maven,
      PluginVersions plugins) {
    published = new PublishedFiles(library, versions, downloads, maven);
    pom = new SmallPom(library, plugins.surefire(), plugins.incremental());
  }

  /** Fetches what is not there yet. */
  public void fetch() throws IOException {
    published.fetch();
  }

  /** Which version's sources, tests and POM make up a tree. */
  public record Composition(String main, String tests, String pom) {
    /** Everything of one version. */
    public static Composition of(String version) {
      return new Composition(version, version, version);
    }
  }

  /**
   * Makes the directory this tree, but for what git and Maven keep there.
   *
   * @throws IOException when files cannot be read or written
   */
  public void write(Composition composition, Path directory) throws IOException {
    clear(directory);
    Path main = directory.resolve("src/main");
    Path test = directory.resolve("src/test");
    new SourceTree(main.resolve("java"), main.resolve("resources"))
        .unpack(published.sources(composition.main()));
    new SourceTree(test.resolve("java"), test.resolve("resources"))
        .unpack(published.testSources(composition.tests()));
    Pom effective = Pom.read(published.effectivePom(composition.pom()));
    Files.writeString(directory.resolve("pom.xml"), pom.text(effective, composition.pom()));
    Files.writeString(directory.resolve(".gitignore"), "target/\n");
    Files.createDirectories(directory.resolve(".mvn"));
    Files.writeString(directory.resolve(".mvn/.gitkeep"), "");
  }

  private static void clear(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.filter(LibraryTree::isOfTheTree).toList()) {
        new FileTree(child).delete();
      }
    }
  }

  private static boolean isOfTheTree(Path child) {
    return !child.endsWith(".git") && !child.endsWith("target");
  }
}
