package dev.incremental.it.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A project with two classes and a test class for each, in a directory with a space in its name.
 *
 * <p>{@code a.One} and {@code a.Two} have methods {@code x} and {@code y}, and so have their tests.
 */
final class SmallProject {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String JUPITER =
      "<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>"
          + "<version>6.1.3</version><scope>test</scope></dependency>";
  private static final String JUNIT4 =
      "<dependency><groupId>junit</groupId><artifactId>junit</artifactId>"
          + "<version>4.13.2</version><scope>test</scope></dependency>";

  private final Path directory;
  private MavenClient maven;
  private String surefire = "3.5.4";
  private String surefireBody = "";
  private String otherPlugins = "";
  private boolean jupiter = true;
  private List<String> said = List.of();

  private SmallProject(Path directory, MavenClient maven) {
    this.directory = directory;
    this.maven = maven;
  }

  /** A project below a directory, not yet written. */
  static SmallProject in(Path parent) throws IOException {
    return new SmallProject(parent.resolve("small project"), PrivateRepository.ofThisBuild());
  }

  /** Uses JUnit 4 through Surefire's own provider. */
  SmallProject withJunit4(String surefireVersion) {
    jupiter = false;
    surefire = surefireVersion;
    return this;
  }

  /** Is built by the other Maven that this build unpacks. */
  SmallProject withOtherMaven() {
    maven = maven.withOtherMaven();
    return this;
  }

  /** Adds elements to Surefire's declaration. */
  SmallProject withSurefire(String elements) {
    surefireBody = elements;
    return this;
  }

  /** Adds plugins. */
  SmallProject with(String plugins) {
    otherPlugins = plugins;
    return this;
  }

  /** Writes the project and commits it. */
  SmallProject committed() throws IOException {
    written();
    Git.init(directory).commitAll("Small", Instant.parse("2026-01-01T12:00:00Z"));
    return this;
  }

  /** Writes the project. */
  SmallProject written() throws IOException {
    write("pom.xml", pom());
    write(".gitignore", "target/\n");
    write(".mvn/maven.config", "");
    for (String name : List.of("One", "Two")) {
      write("src/main/java/a/" + name + ".java", code(name));
      write("src/test/java/a/" + name + "Test.java", test(name));
    }
    return this;
  }

  /** Makes a method return something else, in a way that its test notices or not. */
  void edit(String className, String method, String value) throws IOException {
    Path file = directory.resolve("src/main/java/a/" + className + ".java");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceAll(method + "\\(\\) \\{ return .*?;", method + "() { return " + value + ";"));
  }

  /** Runs a goal of ours. */
  boolean run(String goal, String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "incremental:" + goal;
    System.arraycopy(more, 0, arguments, 1, more.length);
    CommandResult result = maven.run(directory, LIMIT, arguments);
    said = result.output().lines().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
    return result.succeeded();
  }

  /** What the last goal said. */
  List<String> said() {
    return said;
  }

  /** Changed and untracked files. */
  String status() {
    return new Git(directory).status();
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String pom() {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>small</groupId><artifactId>small</artifactId><version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>%s</dependencies>
          <build><plugins>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
            <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version>%s</plugin>
            <plugin>
              <groupId>dev.incremental</groupId><artifactId>incremental-maven-plugin</artifactId>
              <version>%s</version>
            </plugin>
            %s
          </plugins></build>
        </project>
        """
        .formatted(
            jupiter ? JUPITER : JUNIT4,
            surefire,
            surefireBody,
            System.getProperty("it.version", "0.1.0-SNAPSHOT"),
            otherPlugins);
  }

  private static String code(String name) {
    return """
        package a;
        public class %s {
          public static int x() { return 1; }
          public static int y() { return 2; }
        }
        """
        .formatted(name);
  }

  private String test(String name) {
    String imports =
        jupiter
            ? "import org.junit.jupiter.api.Test; import static org.junit.jupiter.api.Assertions.*;"
            : "import org.junit.Test; import static org.junit.Assert.*;";
    return """
        package a;
        %s
        public class %sTest {
          @Test public void x() { assertEquals(1, %s.x()); }
          @Test public void y() { assertEquals(2, %s.y()); }
        }
        """
        .formatted(imports, name, name, name);
  }
}
