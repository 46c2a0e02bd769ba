package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A project with two classes and a test class for each, in a directory with a space in its name.
 *
 * <p>{@code a.One} and {@code a.Two}, or whatever they are called, have methods {@code x} and
 * {@code y}, which return 1 and 2, and so have their tests, which run in alphabetical order.
 */
final class SmallProject {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String WARNING = "[WARNING] ";
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
  private String otherDependencies = "";
  private boolean extension;
  private boolean jupiter = true;
  private List<String> classes = List.of("One", "Two");
  private Duration pause = Duration.ZERO;
  private @Nullable CommandResult last;

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

  /** Adds a test dependency, {@code groupId:artifactId:version}. */
  SmallProject withDependency(String coordinates) {
    String[] parts = coordinates.split(":");
    otherDependencies +=
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency>"
            .formatted(parts[0], parts[1], parts[2]);
    return this;
  }

  /** Declares our plugin as an extension too, so that ordinary builds record and select. */
  SmallProject withExtension() {
    extension = true;
    return this;
  }

  /** Adds plugins. */
  SmallProject with(String plugins) {
    otherPlugins = plugins;
    return this;
  }

  /** Has other classes than {@code One} and {@code Two}. */
  SmallProject withClasses(String... names) {
    classes = List.of(names);
    return this;
  }

  /** Each test takes its time. */
  SmallProject withPause(Duration eachTest) {
    pause = eachTest;
    return this;
  }

  /** Writes the project and commits it. */
  SmallProject committed() throws IOException {
    written();
    Git.init(directory);
    commit("Small");
    return this;
  }

  /** Commits all changes. */
  void commit(String message) {
    git().commitAll(message, Instant.parse("2026-01-01T12:00:00Z"));
  }

  /** The same below another directory, with all that was built and recorded. */
  SmallProject copiedTo(Path parent) throws IOException {
    SmallProject copy = at(parent.resolve("small project"));
    new FileTree(directory).replace(copy.directory);
    return copy;
  }

  /** What has been put into another directory. */
  SmallProject at(Path copy) {
    return new SmallProject(copy, maven);
  }

  /** Writes the project. */
  SmallProject written() throws IOException {
    write("pom.xml", pom());
    write(".gitignore", "target/\n");
    write(".mvn/maven.config", "");
    SmallClasses texts = new SmallClasses(jupiter, pause);
    for (String name : classes) {
      write(source(name), texts.code(name));
      write("src/test/java/a/" + name + "Test.java", texts.test(name));
    }
    return this;
  }

  /** Makes a method return something else, in a way that its test notices or not. */
  void edit(String className, String method, String value) throws IOException {
    replace(
        source(className),
        method + "\\(\\) \\{ return .*?;",
        method + "() { return " + value + ";");
  }

  /** Replaces what matches a pattern in a file. */
  void replace(String name, String pattern, String replacement) throws IOException {
    Path file = file(name);
    Files.writeString(file, Files.readString(file).replaceAll(pattern, replacement));
  }

  /** Compiles one class into {@code target/classes}, as an IDE does. */
  void compile(String className) {
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-g",
                "-d",
                file("target/classes").toString(),
                file(source(className)).toString());
    if (exit != 0) {
      throw new IllegalStateException(className + " does not compile");
    }
  }

  /** Runs a goal of ours. */
  boolean run(String goal, String... more) {
    return ended(start(goal, more)).succeeded();
  }

  /** Runs an ordinary build. */
  boolean build(String... arguments) {
    return ended(start(List.of(arguments))).succeeded();
  }

  /** Starts a goal of ours, without the reports of earlier ones. */
  RunningCommand start(String goal, String... more) {
    return start(Stream.concat(Stream.of("incremental:" + goal), Stream.of(more)).toList());
  }

  private RunningCommand start(List<String> arguments) {
    try {
      new FileTree(reports()).delete();
      TestReports.deleteIn(integrationReports());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete reports in " + directory, e);
    }
    return maven.start(directory, LIMIT, arguments);
  }

  /** Waits for a started goal, which is the last one then. */
  CommandResult ended(RunningCommand running) {
    CommandResult result = running.result();
    last = result;
    return result;
  }

  /** What the last goal said. */
  List<String> said() {
    return lines().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
  }

  /** What the last goal warned of. */
  List<String> warnings() {
    return lines()
        .filter(line -> line.startsWith(WARNING))
        .map(line -> line.substring(WARNING.length()))
        .toList();
  }

  private Stream<String> lines() {
    return last == null ? Stream.of() : last.output().lines();
  }

  /** The tests that the last goal executed in Surefire. */
  Set<String> ran() throws IOException {
    return TestReports.in(reports()).ran();
  }

  /** The tests that the last goal executed in Failsafe. */
  Set<String> ranIntegrated() throws IOException {
    return TestReports.in(integrationReports()).ran();
  }

  /** The tests that the last goal executed and that failed. */
  Set<String> failed() throws IOException {
    return TestReports.in(reports()).failed();
  }

  private Path reports() {
    return file("target/surefire-reports");
  }

  private Path integrationReports() {
    return file("target/failsafe-reports");
  }

  /** Changed and untracked files. */
  String status() {
    return git().status();
  }

  Git git() {
    return new Git(directory);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** The file of a class. */
  static String source(String className) {
    return "src/main/java/a/" + className + ".java";
  }

  void write(String name, String text) throws IOException {
    Path file = file(name);
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
            <surefire.runOrder>alphabetical</surefire.runOrder>
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
            (jupiter ? JUPITER : JUNIT4) + otherDependencies,
            surefire,
            surefireBody,
            System.getProperty("it.version", "0.1.0-SNAPSHOT"),
            extension,
            otherPlugins);
  }
}
