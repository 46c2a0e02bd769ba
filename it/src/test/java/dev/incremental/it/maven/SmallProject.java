package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
public final class SmallProject {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String WARNING = "[WARNING] ";
  private static final String JUNIT4 = "junit:junit:4.13.2";
  private static final String TESTNG = "org.testng:testng:7.11.0";

  private final Path directory;
  private final ProjectPom pom =
      new ProjectPom("small").property("surefire.runOrder", "alphabetical");
  private MavenClient maven;
  private boolean jupiter = true;
  private String framework = ProjectPom.JUPITER;
  private List<String> classes = List.of("One", "Two");
  private Duration pause = Duration.ZERO;
  private @Nullable CommandResult last;

  private SmallProject(Path directory, MavenClient maven) {
    this.directory = directory;
    this.maven = maven;
  }

  /** A project below a directory, not yet written. */
  public static SmallProject in(Path parent) throws IOException {
    return new SmallProject(parent.resolve("small project"), PrivateRepository.ofThisBuild());
  }

  /** A copy of one of the projects that lie in directories of this module, committed. */
  static SmallProject sample(String name, Path parent) throws IOException {
    SmallProject sample = in(parent);
    new FileTree(Path.of(name).toAbsolutePath()).replace(sample.directory);
    sample.write(".mvn/maven.config", "");
    Git.init(sample.directory);
    sample.commit("Sample");
    return sample;
  }

  /** Uses JUnit 4 through Surefire's own provider. */
  SmallProject withJunit4(String surefireVersion) {
    jupiter = false;
    framework = JUNIT4;
    pom.surefire(surefireVersion);
    return this;
  }

  /** Uses TestNG, and has no classes but those that are written. */
  SmallProject withTestNg() {
    framework = TESTNG;
    classes = List.of();
    return this;
  }

  /** Is built by the other Maven that this build unpacks. */
  SmallProject withOtherMaven() {
    maven = maven.withOtherMaven();
    return this;
  }

  /** Is built by the Maven in another directory from now on. */
  SmallProject withMaven(Path home) {
    maven = maven.withHome(home);
    return this;
  }

  /** Is built with more arguments of Maven's JVM from now on. */
  SmallProject withMavenOptions(String options) {
    maven = maven.withOptions(options);
    return this;
  }

  /** Is built with other environment variables beside those of this process from now on. */
  SmallProject withEnvironment(Map<String, String> variables) {
    maven = maven.withEnvironment(variables);
    return this;
  }

  /** Adds elements to Surefire's declaration. */
  SmallProject withSurefire(String elements) {
    pom.surefireElements(elements);
    return this;
  }

  /** Adds a dependency, see {@link ProjectPom#dependency}. */
  SmallProject withDependency(String coordinates) {
    pom.dependency(coordinates);
    return this;
  }

  /** Its tests may use databases of PostgreSQL, and what we have for these. */
  SmallProject withTestDatabases() {
    return withDependency("org.postgresql:postgresql:42.7.14")
        .withDependency(
            "dev.incremental:incremental-testdb:"
                + System.getProperty("it.version", "0.1.0-SNAPSHOT"));
  }

  /** Declares our plugin as an extension too, so that ordinary builds record and select. */
  SmallProject withExtension() {
    pom.extension();
    return this;
  }

  /** Adds plugins. */
  SmallProject with(String plugins) {
    pom.plugins(plugins);
    return this;
  }

  /** Has other classes than {@code One} and {@code Two}. */
  public SmallProject withClasses(String... names) {
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
  public void commit(String message) {
    git().commitAll(message, Instant.parse("2026-01-01T12:00:00Z"));
  }

  /** The same below another directory, with all that was built and recorded. */
  SmallProject copiedTo(Path parent) throws IOException {
    SmallProject copy = at(parent.resolve("small project"));
    new FileTree(directory).replace(copy.directory);
    return copy;
  }

  /** What is committed, in a clone that was neither built nor recorded. */
  SmallProject clonedTo(Path elsewhere) {
    return at(git().cloneTo(elsewhere).directory());
  }

  /** What has been put into another directory. */
  SmallProject at(Path copy) {
    return new SmallProject(copy, maven);
  }

  /** Writes the project. */
  public SmallProject written() throws IOException {
    write("pom.xml", pom.dependency(framework).text());
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
  public void edit(String className, String method, String value) throws IOException {
    replace(
        source(className),
        method + "\\(\\) \\{ return .*?;",
        method + "() { return " + value + ";");
  }

  /** Lets ordinary builds of what is written prepare databases, and drop them in the end. */
  void prepareDatabases() throws IOException {
    replace(
        "pom.xml",
        "<extensions>",
        "<executions><execution><goals><goal>migrate</goal><goal>reap</goal></goals></execution>"
            + "</executions><extensions>");
  }

  /** Replaces what matches a pattern in a file. */
  public void replace(String name, String pattern, String replacement) throws IOException {
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

  /** Starts an ordinary build, without the reports of earlier ones. */
  RunningCommand start(List<String> arguments) {
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

  /** As {@link #said}, without what is said from time to time of a step that takes long. */
  List<String> saidOfSteps() {
    return said().stream().filter(line -> !line.matches(".*, for \\d+ s")).toList();
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

  /** Its repository. */
  public Git git() {
    return new Git(directory);
  }

  /** A file of it. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** The file of a class. */
  static String source(String className) {
    return "src/main/java/a/" + className + ".java";
  }

  /** Writes a file of it, with the directories that it is in. */
  public void write(String name, String text) throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
