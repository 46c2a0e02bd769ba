package dev.incremental.it.bench;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryHistory;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.Pom;
import dev.incremental.it.maven.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The newest version of a library, compiled, for builds that are timed. */
final class BenchedLibrary {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Library library;
  private final Path tree;
  private final MavenClient maven;
  private final Path jacoco;
  private final ForkClock clock;
  private final String ownArguments;

  private BenchedLibrary(
      Library library, Path home, MavenClient maven, Path jacoco, String ownArguments) {
    this.library = library;
    this.tree = home.resolve("work");
    this.maven = maven;
    this.jacoco = jacoco;
    this.clock = new ForkClock(home.resolve("forks"));
    this.ownArguments = ownArguments;
  }

  /**
   * Lays the library out and builds it once each way, so that all is fetched and compiled.
   *
   * @param home a directory for it alone
   * @param jacoco the jar of JaCoCo's agent
   */
  static BenchedLibrary prepare(Library library, Path home, MavenClient maven, Path jacoco)
      throws IOException {
    Path tree = home.resolve("work");
    new FileTree(tree).delete();
    Path downloads = home.resolve("downloads");
    new LibraryHistory(library, downloads, maven, PluginVersions.ofThisBuild()).writeTo(tree);
    String arguments =
        Pom.read(tree.resolve("pom.xml")).at("properties").map(p -> p.text("argLine")).orElse("");
    BenchedLibrary benched = new BenchedLibrary(library, home, maven, jacoco, arguments);
    for (Variant variant : Variant.values()) {
      benched.build(variant);
    }
    return benched;
  }

  /** Builds and tests it one way; failing tests do not fail the build. */
  Build run(Variant variant) throws IOException {
    return build(variant, "-o");
  }

  private Build build(Variant variant, String... more) throws IOException {
    Path reports = tree.resolve("target/surefire-reports");
    new FileTree(reports).delete();
    clock.reset();
    List<String> arguments = new ArrayList<>(Arrays.asList(variant.arguments()));
    arguments.addAll(Arrays.asList(more));
    arguments.add("-DargLine=" + forkArguments(variant));
    arguments.add("-Dmaven.test.failure.ignore=true");
    CommandResult result = maven.run(tree, LIMIT, arguments).orThrow();
    int tests = TestReports.in(reports).ran().size();
    double forks = clock.seconds().orElse(0);
    if (tests > 0 && forks == 0) {
      throw new IllegalStateException(
          "The POM of " + library + " does not let -DargLine through\n" + result.output());
    }
    return new Build(result.duration().toNanos() / 1e9, forks, tests);
  }

  private String forkArguments(Variant variant) {
    String agent = "-javaagent:" + jacoco + "=append=false,destfile=target/jacoco.exec";
    return Stream.of(ownArguments, variant == Variant.JACOCO ? agent : "", clock.argument())
        .filter(argument -> !argument.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Size of the stored snapshot of the commit that is checked out, in bytes. */
  long snapshotSize() throws IOException {
    try (Stream<Path> files = Files.walk(tree.resolve(".git/incremental/snapshots"))) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  /** Name and version. */
  @Override
  public String toString() {
    return library.artifactId() + " " + library.newest();
  }
}
