package dev.incremental.it.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps all single runs and all figures, in files as soon as they are known. */
final class Report {
  private final Path directory;
  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * Begins a report.
   *
   * @param directory where the files go
   * @param out where progress and the table are printed
   */
  Report(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  /** Notes one single run: subject, variant, round and what was measured, as the caller orders. */
  void run(Object... cells) throws IOException {
    String line = Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("\t"));
    out.println(line);
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("runs.tsv"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Adds a figure and writes all files anew, so that an end halfway loses nothing. */
  void add(Figure figure) throws IOException {
    figures.add(figure);
    Files.createDirectories(directory);
    Files.write(directory.resolve("figures.tsv"), lines("", "\t", ""));
    List<String> table = lines("| ", " | ", " |");
    table.add(
        1, "|" + String.join("|", Collections.nCopies(Figure.HEADINGS.size(), " --- ")) + "|");
    Files.write(directory.resolve("figures.md"), table);
  }

  /** Prints the table, and what it was measured with. */
  void print() throws IOException {
    String machine =
        "JDK %s, Maven in %s, %d processors, %s %s"
            .formatted(
                Runtime.version(),
                System.getProperty("it.maven.home"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("machine.txt"), machine + "\n");
    out.println(machine);
    lines("| ", " | ", " |").forEach(out::println);
  }

  private List<String> lines(String before, String between, String after) {
    List<String> lines = new ArrayList<>();
    lines.add(before + String.join(between, Figure.HEADINGS) + after);
    for (Figure figure : figures) {
      lines.add(before + String.join(between, figure.cells()) + after);
    }
    return lines;
  }
}
