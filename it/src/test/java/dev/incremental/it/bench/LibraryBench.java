package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Measures on one library what recording costs, and what a run costs that has nothing to do. */
final class LibraryBench {
  private final BenchedLibrary library;
  private final Report report;
  private final int rounds;

  LibraryBench(BenchedLibrary library, Report report, int rounds) {
    this.library = library;
    this.report = report;
    this.rounds = rounds;
  }

  /** Plain runs, JaCoCo's agent and our recording in turn. */
  void recording() throws IOException {
    Interleaving<Variant, Build> builds = run(List.of(Variant.PLAIN, Variant.JACOCO, Variant.OURS));
    seconds(builds, Variant.PLAIN);
    seconds(builds, Variant.JACOCO);
    seconds(builds, Variant.OURS);
    figure("test JVM, JaCoCo ÷ plain", "×", forkRatio(builds, Variant.JACOCO), "");
    figure(
        "test JVM, ours ÷ plain",
        "×",
        forkRatio(builds, Variant.OURS),
        "≤ 1.05, interval ≤ 1.08 (suite ≥ 20 s)");
    figure(
        "test JVM, added by ours ÷ added by JaCoCo",
        "×",
        builds.perRound(LibraryBench::shareOfJaCoCo),
        "≤ 0.5 (short suite)");
    figure("Maven, JaCoCo ÷ plain", "×", mavenRatio(builds, Variant.JACOCO, Variant.PLAIN), "");
    figure("Maven, ours ÷ plain", "×", mavenRatio(builds, Variant.OURS, Variant.PLAIN), "");
    snapshot(builds);
    assertThat(tests(builds)).as("tests executed, the same each time").hasSize(1);
  }

  /** A run with nothing to do and a build without tests in turn. */
  void noChange() throws IOException {
    library.run(Variant.OURS);
    Interleaving<Variant, Build> builds = run(List.of(Variant.WITHOUT_TESTS, Variant.NO_CHANGE));
    figure(
        "Maven, no-change incremental:test ÷ test -DskipTests",
        "×",
        mavenRatio(builds, Variant.NO_CHANGE, Variant.WITHOUT_TESTS),
        "≤ 1.15");
    for (Variant variant : builds.results().keySet()) {
      figure("Maven, " + variant, "s", builds.values(variant, Build::seconds), "");
    }
    assertThat(tests(builds)).as("tests executed without a change").containsExactly(0);
  }

  private Interleaving<Variant, Build> run(List<Variant> variants) throws IOException {
    return Interleaving.of(
        variants,
        rounds,
        (variant, round) -> {
          Build build = library.run(variant);
          report.run(
              library.toString(),
              variant.toString(),
              round,
              build.forkSeconds(),
              build.seconds(),
              build.tests());
          return build;
        });
  }

  private void seconds(Interleaving<Variant, Build> builds, Variant variant) throws IOException {
    figure("test JVM, " + variant, "s", builds.values(variant, Build::forkSeconds), "");
    figure("Maven, " + variant, "s", builds.values(variant, Build::seconds), "");
  }

  private void snapshot(Interleaving<Variant, Build> builds) throws IOException {
    double size = library.snapshotSize();
    int tests = builds.results().get(Variant.OURS).get(0).tests();
    figure("snapshot, compressed", "kB", MedianInterval.of(size / 1000), "");
    figure("snapshot, compressed, a test", "bytes", MedianInterval.of(size / tests), "");
    figure("tests executed", "tests", MedianInterval.of(tests), "");
  }

  private static MedianInterval forkRatio(Interleaving<Variant, Build> builds, Variant of) {
    return builds.ratio(of, Variant.PLAIN, Build::forkSeconds);
  }

  private static MedianInterval mavenRatio(
      Interleaving<Variant, Build> builds, Variant of, Variant to) {
    return builds.ratio(of, to, Build::seconds);
  }

  private static double shareOfJaCoCo(Interleaving.Round<Variant, Build> round) {
    double plain = round.of(Variant.PLAIN).forkSeconds();
    return (round.of(Variant.OURS).forkSeconds() - plain)
        / (round.of(Variant.JACOCO).forkSeconds() - plain);
  }

  private static List<Integer> tests(Interleaving<Variant, Build> builds) {
    return builds.results().values().stream()
        .flatMap(List::stream)
        .flatMap(build -> Stream.of(build.tests()))
        .distinct()
        .toList();
  }

  private void figure(String what, String unit, MedianInterval value, String goal)
      throws IOException {
    report.add(new Figure(library.toString(), what, unit, value, goal));
  }
}
