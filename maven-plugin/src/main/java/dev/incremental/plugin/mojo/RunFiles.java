package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps its files below the module's build directory.
 *
 * @param directory {@code target/incremental}
 */
record RunFiles(Path directory) {
  private static final String RECORDING = ".rec";

  /** The selection as data. */
  Path selection() {
    return directory.resolve("selection.json");
  }

  /** The selection as a list of Surefire includes. */
  Path includes() {
    return directory.resolve("includes.txt");
  }

  /** What a selection came to in short, for a pull request. */
  Path summary() {
    return directory.resolve("summary.md");
  }

  /** The report as a page. */
  Path reportPage() {
    return directory.resolve("report.html");
  }

  /** The report as data. */
  Path reportData() {
    return directory.resolve("report.json");
  }

  /** What the last build found of seeds. */
  Path seeds() {
    return directory.resolve("seeds.json");
  }

  /** Constants of other modules as this module's class files hold them. */
  Path constants() {
    return directory.resolve("constants.txt");
  }

  /** Why each test of an execution runs or is left out, with every step. */
  Path explanations(String execution) {
    return explanations().resolve(fileName(execution) + ".txt");
  }

  /** The explanations of each execution whose tests have been selected, if any. */
  List<Path> allExplanations() throws IOException {
    return filesIn(explanations(), ".txt");
  }

  /** Why each test of an execution that ran as a whole would have run or been left out. */
  Path audit(String execution) {
    return audits().resolve(fileName(execution) + ".txt");
  }

  /** The same of each execution that ran as a whole, if any. */
  List<Path> allAudits() throws IOException {
    return filesIn(audits(), ".txt");
  }

  private Path audits() {
    return directory.resolve("audit");
  }

  private Path explanations() {
    return directory.resolve("explanations");
  }

  Path options(String execution) {
    return run(execution).resolve("options.properties");
  }

  Path skipList(String execution) {
    return run(execution).resolve("skip.txt");
  }

  Path excludes(String execution) {
    return run(execution).resolve("excludes.txt");
  }

  Path recordings(String execution) {
    return run(execution).resolve("recordings");
  }

  /** Recordings of an execution, in no particular order. */
  List<Path> recordingsIn(String execution) throws IOException {
    return filesIn(recordings(execution), RECORDING);
  }

  private static List<Path> filesIn(Path directory, String ending) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Removes what an earlier run left, and makes room for an execution. */
  void prepare(String execution) throws IOException {
    clear(execution);
    Files.createDirectories(recordings(execution));
  }

  /** Removes what the forks of an execution needed or wrote. */
  void clear(String execution) throws IOException {
    deleteAll(run(execution));
  }

  private Path runs() {
    return directory.resolve("run");
  }

  private Path run(String execution) {
    return runs().resolve(fileName(execution));
  }

  /** Execution ids are free text. */
  private static String fileName(String execution) {
    return execution.replaceAll("[^\\w.-]", "_") + "-" + Integer.toHexString(execution.hashCode());
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
