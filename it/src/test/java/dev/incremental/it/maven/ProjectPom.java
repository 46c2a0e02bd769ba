package dev.incremental.it.maven;

import java.util.LinkedHashSet;
import java.util.Set;

/** The POM of a small project that tests itself, our plugin merely declared in it. */
public final class ProjectPom {
  /** The newest JUnit Jupiter, for {@link #dependency}. */
  public static final String JUPITER = "org.junit.jupiter:junit-jupiter:6.1.3";

  private final String artifactId;
  private final Set<String> dependencies = new LinkedHashSet<>();
  private String properties = "";
  private String surefireVersion = "3.5.4";
  private String surefireElements = "";
  private String otherPlugins = "";
  private boolean extension;

  /** The POM of {@code it:artifactId:1}, without dependencies. */
  public ProjectPom(String artifactId) {
    this.artifactId = artifactId;
  }

  /** Adds a dependency, {@code groupId:artifactId:version} for tests alone or with a scope. */
  public ProjectPom dependency(String coordinates) {
    String[] parts = coordinates.split(":");
    dependencies.add(
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>%s</scope></dependency>"
            .formatted(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "test"));
    return this;
  }

  /** Adds a property. */
  public ProjectPom property(String name, String value) {
    properties += "<%s>%s</%s>".formatted(name, value, name);
    return this;
  }

  /** Uses another Surefire. */
  public ProjectPom surefire(String version) {
    surefireVersion = version;
    return this;
  }

  /** Adds elements to Surefire's declaration. */
  public ProjectPom surefireElements(String elements) {
    surefireElements = elements;
    return this;
  }

  /** Adds plugins. */
  public ProjectPom plugins(String elements) {
    otherPlugins = elements;
    return this;
  }

  /** Declares our plugin as an extension too, so that ordinary builds record and select. */
  public ProjectPom extension() {
    extension = true;
    return this;
  }

  /** The POM's text. */
  public String text() {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>it</groupId><artifactId>%s</artifactId><version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            %s
          </properties>
          <dependencies>%s</dependencies>
          <build><plugins>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
            <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version>%s</plugin>
            <plugin>
              <groupId>dev.incremental</groupId><artifactId>incremental-maven-plugin</artifactId>
              <version>%s</version><extensions>%s</extensions>
            </plugin>
            %s
          </plugins></build>
        </project>
        """
        .formatted(
            artifactId,
            properties,
            String.join("", dependencies),
            surefireVersion,
            surefireElements,
            System.getProperty("it.version", "0.1.0-SNAPSHOT"),
            extension,
            otherPlugins);
  }
}
