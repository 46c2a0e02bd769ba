package dev.incremental.it.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An append-only file of rows, so that a stopped replay goes on; the last row of a step counts. */
final class ReplayLedger {
  private final Path file;
  private final Map<Step, ReplayRow> rows = new LinkedHashMap<>();

  private ReplayLedger(Path file) {
    this.file = file;
  }

  /** Opens a ledger, empty when there is none; a last line cut short is ignored. */
  static ReplayLedger open(Path file) throws IOException {
    ReplayLedger ledger = new ReplayLedger(file);
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ReplayRow.HEADER + "\n");
    }
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if (whole.length() < text.length()) {
      Files.writeString(file, whole);
    }
    whole.lines().skip(1).map(ReplayRow::parse).forEach(row -> ledger.rows.put(row.step(), row));
    return ledger;
  }

  Optional<ReplayRow> find(Step step) {
    return Optional.ofNullable(rows.get(step));
  }

  Collection<ReplayRow> rows() {
    return List.copyOf(rows.values());
  }

  void append(ReplayRow row) throws IOException {
    Files.writeString(file, row.line() + "\n", StandardOpenOption.APPEND);
    rows.put(row.step(), row);
  }
}
