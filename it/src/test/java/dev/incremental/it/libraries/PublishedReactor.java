package dev.incremental.it.libraries;

import dev.incremental.it.libraries.LibraryTree.Composition;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.maven.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Modules of one project, laid out as they were published: {@code combinatorics} needs {@code
 * gamma}, that needs {@code fraction}, which needs {@code core}, as {@code field} does; {@code
 * primes} needs {@code core}.
 */
final class PublishedReactor {
  private static final String GROUP = "org.apache.commons";
  private static final String PREFIX = "commons-numbers-";
  private static final String VERSION = "1.2";
  private static final List<String> MODULES =
      List.of("core", "fraction", "field", "gamma", "combinatorics", "primes");

  private PublishedReactor() {}

  /** The modules below a directory that is not there yet, committed. */
  static Reactor in(Path directory, Path downloads) throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild();
    for (String module : MODULES) {
      LibraryTree tree =
          new LibraryTree(
              new Coordinates(GROUP, PREFIX + module),
              List.of(VERSION),
              downloads.resolve(module),
              maven,
              PluginVersions.ofThisBuild());
      tree.fetch();
      tree.write(Composition.of(VERSION), Files.createDirectories(directory.resolve(module)));
    }
    Files.writeString(directory.resolve("pom.xml"), aggregator());
    return Reactor.committed(directory);
  }

  private static String aggregator() {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>it</groupId><artifactId>numbers</artifactId><version>1</version>
          <packaging>pom</packaging>
          <modules><module>%s</module></modules>
          <build><plugins><plugin>
            <groupId>dev.incremental</groupId><artifactId>incremental-maven-plugin</artifactId>
            <version>%s</version>
          </plugin></plugins></build>
        </project>
        """
        .formatted(
            String.join("</module><module>", MODULES), PluginVersions.ofThisBuild().incremental());
  }
}
