package dev.incremental.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Modules that are built together, each in a directory below the root's. */
public final class Reactor {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Path directory;
  private final MavenClient maven;
  private @Nullable CommandResult last;

  private Reactor(Path directory, MavenClient maven) {
    this.directory = directory;
    this.maven = maven;
  }

  /**
   * A copy of the modules in {@code it/reactor}, committed: {@code web} needs {@code service},
   * which needs {@code core} and its tests' base class; {@code plain} stands alone and generates a
   * class.
   */
  static Reactor sample(Path parent) throws IOException {
    Path directory = parent.resolve("trade");
    new FileTree(Path.of("reactor").toAbsolutePath()).replace(directory);
    return committed(directory);
  }

  /**
   * What lies in a directory, now committed.
   *
   * @param directory the root's, without a git repository
   */
  public static Reactor committed(Path directory) throws IOException {
    Reactor reactor = new Reactor(directory, PrivateRepository.ofThisBuild());
    reactor.write(".mvn/maven.config", "");
    Git.init(directory);
    reactor.commit("All modules");
    return reactor;
  }

  /** The same below another directory, with all that was built and recorded. */
  public Reactor copiedTo(Path parent) throws IOException {
    Reactor copy = new Reactor(parent.resolve(directory.getFileName()), maven);
    new FileTree(directory).replace(copy.directory);
    return copy;
  }

  /** What is committed, in a clone that was neither built nor recorded. */
  Reactor clonedTo(Path elsewhere) {
    return new Reactor(git().cloneTo(elsewhere).directory(), maven);
  }

  /** Commits all changes. */
  void commit(String message) {
    git().commitAll(message, Instant.parse("2026-01-01T12:00:00Z"));
  }

  /** Its repository. */
  public Git git() {
    return new Git(directory);
  }

  /** Runs Maven in the root. */
  public boolean mvn(String... arguments) {
    return mvnIn("", arguments);
  }

  /** Runs Maven in a module's directory, without the reports of earlier runs. */
  boolean mvnIn(String module, String... arguments) {
    try {
      for (Path each : modules()) {
        new FileTree(reports(each)).delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CommandResult result = maven.run(directory.resolve(module), LIMIT, arguments);
    last = result;
    return result.succeeded();
  }

  /** What the last Maven said, without levels. */
  public List<String> said() {
    return last == null
        ? List.of()
        : last.output().lines().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
  }

  /** The tests that the last Maven executed, by module; modules without any are left out. */
  public Map<String, Set<String>> ran() throws IOException {
    return outcomes(TestReports::ran);
  }

  private Map<String, Set<String>> outcomes(Function<TestReports, Set<String>> which)
      throws IOException {
    Map<String, Set<String>> outcomes = new TreeMap<>();
    for (Path module : modules()) {
      Set<String> tests = which.apply(TestReports.in(reports(module)));
      if (!tests.isEmpty()) {
        outcomes.put(String.valueOf(module.getFileName()), tests);
      }
    }
    return outcomes;
  }

  /** The tests that failed in the last Maven, by module as in {@link #ran}. */
  public Map<String, Set<String>> failed() throws IOException {
    return outcomes(TestReports::failed);
  }

  private static Path reports(Path module) {
    return module.resolve("target/surefire-reports");
  }

  private List<Path> modules() throws IOException {
    List<Path> modules = new ArrayList<>();
    try (Stream<Path> children = Files.list(directory)) {
      children.filter(child -> Files.exists(child.resolve("pom.xml"))).forEach(modules::add);
    }
    return modules;
  }

  /** Replaces a text that must be there, in a file below the root. */
  public void replace(String name, String text, String replacement) throws IOException {
    Path file = directory.resolve(name);
    String before = Files.readString(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(name + " has no " + text);
    }
    Files.writeString(file, before.replace(text, replacement));
  }

  /** Writes a file below the root. */
  void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
