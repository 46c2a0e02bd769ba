package dev.incremental.it.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The verdicts so far, kept in a file, and the table made of them. */
final class MatrixTable {
  private final Path file;
  private final Map<String, Verdict> verdicts = new TreeMap<>();

  private MatrixTable(Path file) {
    this.file = file;
  }

  static MatrixTable open(Path file) {
    MatrixTable table = new MatrixTable(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        Files.readAllLines(file).stream()
            .map(line -> line.split("\t", -1))
            .filter(fields -> fields.length == 3)
            .forEach(
                fields ->
                    table.verdicts.put(
                        fields[0], new Verdict(Verdict.Kind.valueOf(fields[1]), fields[2])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  synchronized Optional<Verdict> find(Cell cell) {
    return Optional.ofNullable(verdicts.get(cell.toString()));
  }

  /** Only the first line of a detail is kept; a broken cell is not, so that it is tried again. */
  synchronized void append(Cell cell, Verdict verdict) throws IOException {
    System.out.println(cell + ": " + verdict.text().lines().findFirst().orElse(""));
    verdicts.put(cell.toString(), verdict);
    if (verdict.kind() != Verdict.Kind.BROKEN) {
      String detail = verdict.detail().lines().findFirst().orElse("");
      Files.writeString(
          file,
          cell + "\t" + verdict.kind() + "\t" + detail + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Writes the table: a row for each Surefire and engine, a column for each Maven and JDK. */
  synchronized void write(Path markdown) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("| Surefire | engine |");
    StringBuilder rule = new StringBuilder("| --- | --- |");
    for (MavenLine maven : MavenLine.values()) {
      for (int jdk : Cell.JDKS) {
        head.append(' ').append(maven.title()).append(", JDK ").append(jdk).append(" |");
        rule.append(" --- |");
      }
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    for (String surefire : Cell.SUREFIRES) {
      for (Engine engine : Engine.values()) {
        lines.add(row(surefire, engine));
      }
    }
    Files.write(markdown, lines);
  }

  private String row(String surefire, Engine engine) {
    StringBuilder row = new StringBuilder("| " + surefire + " | " + engine.title() + " |");
    for (MavenLine maven : MavenLine.values()) {
      for (int jdk : Cell.JDKS) {
        Cell cell = new Cell(maven, jdk, surefire, engine);
        row.append(' ').append(find(cell).map(Verdict::text).orElse("not run")).append(" |");
      }
    }
    return row.toString();
  }
}
