package dev.incremental.it.bench;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The benchmark of profile {@code bench}. A missed goal fails nothing; a measurement that measured
 * something else does.
 */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarkIT {
  private final BenchOptions options = BenchOptions.ofSystemProperties();
  private final Report report = new Report(options.directory(), System.out);
  private final Map<Library, LibraryBench> prepared = new EnumMap<>(Library.class);

  @ParameterizedTest
  @MethodSource("libraries")
  void recordingIsComparedWithPlainRunsAndWithJaCoCo(Library library) throws IOException {
    bench(library).recording();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aRunWithNothingToDoIsComparedWithABuildWithoutTests(Library library) throws IOException {
    bench(library).noChange();
  }

  @Test
  void selectionIsTimedAmongTenThousandTests() throws IOException {
    new SelectionBench(generated(), report, options.rounds()).run();
  }

  @Test
  void theFormatIsMeasuredOnARealisticSnapshot() throws IOException {
    new FormatBench(options.directory().resolve("format"), report, options.rounds()).run();
  }

  @Test
  void theWalkToTheNearestSnapshotIsTimedInALongHistory() throws IOException {
    new WalkBench(options.directory().resolve("history"), report, options.rounds()).run();
  }

  @Test
  void databasesAreComparedWithFlywayAlone() throws Exception {
    new DatabaseBench(options.directory().resolve("database"), report, options.rounds()).run();
  }

  @Test
  void databasesOfForksAreComparedWithOthersWays() throws Exception {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    Path directory = options.directory().resolve("forks");
    new ForkDatabasesBench(directory, maven, report, options.rounds()).run();
  }

  @Test
  void seedsAreComparedWithSetUp() throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    Path directory = options.directory().resolve("seeds");
    new SeedBench(directory, maven, report, options.rounds()).run();
  }

  @Test
  void seedsFromAStoreAreComparedWithMakingThem() throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    Path directory = options.directory().resolve("images");
    new SeedImageBench(directory, maven, report, options.rounds()).run();
  }

  @Test
  void restoresOfDatabasesAreComparedWithOtherWays() throws Exception {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    Path directory = options.directory().resolve("restore");
    new RestoreBench(directory, maven, report, options.rounds()).run();
  }

  @Test
  void liveHeapIsComparedWithAndWithoutTheAgent() throws IOException {
    new HeapBench(generated(), report, options.directory().resolve("heap")).run();
  }

  @Test
  void anAffectedClassIsTimedAmongTenThousandAndAlone() throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    Path directory = options.directory().resolve("big");
    new BigSuiteBench(directory, maven, report, options.rounds()).run();
  }

  @Test
  void questionsAreAnsweredAmongTenThousandTests() throws IOException {
    MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
    new ExplainBench(generated(), options.directory(), maven, report, options.rounds()).run();
  }

  List<Library> libraries() {
    return options.libraries();
  }

  @BeforeAll
  void begin() throws IOException {
    report.run("# begun " + Instant.now());
  }

  @AfterAll
  void print() throws IOException {
    report.print();
  }

  private LibraryBench bench(Library library) throws IOException {
    LibraryBench bench = prepared.get(library);
    if (bench == null) {
      MavenClient maven = PrivateRepository.ofThisBuild().asUsersRunIt();
      Path home = options.directory().resolve(library.artifactId());
      bench =
          new LibraryBench(
              BenchedLibrary.prepare(library, home, maven, options.jacoco()),
              report,
              options.rounds());
      prepared.put(library, bench);
    }
    return bench;
  }

  private GeneratedProject generated() throws IOException {
    GeneratedProject project = new GeneratedProject(options.directory().resolve("generated"));
    project.generate();
    return project;
  }
}
