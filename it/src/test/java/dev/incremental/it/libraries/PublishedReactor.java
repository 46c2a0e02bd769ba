package dev.incremental.it.libraries;

import dev.incremental.it.libraries.LibraryTree.Composition;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import dev.incremental.it.maven.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Modules of one project, laid out as they were published, but for the seeds of random numbers:
 * {@code combinatorics} needs {@code gamma}, that needs {@code fraction}, which needs {@code core},
 * as {@code field} does; {@code primes} needs {@code core}.
 */
final class PublishedReactor {
  private static final String GROUP = "org.apache.commons";
  private static final String PREFIX = "commons-numbers-";
  private static final String VERSION = "1.2";
  private static final List<String> MODULES =
      List.of("core", "fraction", "field", "gamma", "combinatorics", "primes");

  /** Tests that draw other numbers each time, for which their tolerances are not always enough. */
  private static final List<String> RANDOM = List.of("DDTest.java", "ExtendedPrecisionTest.java");

  private static final Pattern UNSEEDED = Pattern.compile("(RandomSource\\.\\w+\\.create)\\(\\)");

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
    for (String test : RANDOM) {
      seed(directory.resolve("core/src/test/java/org/apache/commons/numbers/core/" + test));
    }
    Files.writeString(directory.resolve("pom.xml"), aggregator());
    return Reactor.committed(directory);
  }

  private static void seed(Path test) throws IOException {
    Matcher unseeded = UNSEEDED.matcher(Files.readString(test));
    if (!unseeded.find()) {
      throw new IOException(test + " draws no numbers");
    }
    Files.writeString(test, unseeded.replaceAll("$1(42L)"));
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
