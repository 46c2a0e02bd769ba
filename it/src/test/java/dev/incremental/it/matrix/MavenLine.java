package dev.incremental.it.matrix;

import dev.incremental.it.maven.MavenClient;
import java.nio.file.Path;

/** A Maven of the matrix; all are unpacked by this module's build. */
enum MavenLine {
  MAVEN_3_8("it.maven.old"),
  MAVEN_3_9("it.maven.other"),
  MAVEN_4("it.maven.next");

  private final String property;

  MavenLine(String property) {
    this.property = property;
  }

  MavenClient of(MavenClient client) {
    return client.withHome(home());
  }

  /** Such as {@code Maven 3.9.16}. */
  String title() {
    String name = home().getFileName().toString();
    return "Maven " + name.substring(name.lastIndexOf("maven-") + "maven-".length());
  }

  private Path home() {
    String home = System.getProperty(property);
    if (home == null) {
      throw new IllegalStateException("System property " + property + " is not set");
    }
    return Path.of(home);
  }
}
