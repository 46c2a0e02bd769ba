package dev.incremental.it.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An append-only file of rows; the last row of an edit counts, so a stopped proof goes on.
 *
 * @param <R> what a row holds
 */
public final class Ledger<R> {
  private final Path file;
  private final RowFormat<R> format;
  private final Map<EditKey, R> rows = new LinkedHashMap<>();

  private Ledger(Path file, RowFormat<R> format) {
    this.file = file;
    this.format = format;
  }

  /**
   * Opens a ledger, empty when the file does not exist. A last line cut short is ignored.
   *
   * @throws IOException when it cannot be read or created
   */
  public static <R> Ledger<R> open(Path file, RowFormat<R> format) throws IOException {
    Ledger<R> ledger = new Ledger<>(file, format);
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, format.header() + "\n");
      return ledger;
    }
    String text = Files.readString(file);
    int end = text.lastIndexOf('\n') + 1;
    if (end < text.length()) {
      Files.writeString(file, text.substring(0, end));
    }
    List<String> lines = new ArrayList<>(text.substring(0, end).lines().toList());
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      R row = format.parse(line);
      ledger.rows.put(format.key(row), row);
    }
    return ledger;
  }

  /** The newest row of an edit. */
  public synchronized Optional<R> find(EditKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** The newest row of every edit, in the order first written. */
  public synchronized Collection<R> rows() {
    return List.copyOf(rows.values());
  }

  /** Writes a row to disk before it counts. */
  public synchronized void append(R row) throws IOException {
    Files.writeString(file, format.line(row) + "\n", StandardOpenOption.APPEND);
    rows.put(format.key(row), row);
  }
}
