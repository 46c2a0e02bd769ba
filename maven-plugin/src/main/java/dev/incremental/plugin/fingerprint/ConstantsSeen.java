package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Constants of other modules as they were when a module's class files held these very values.
 *
 * @param at the moment
 * @param hashes of their values, by {@code a.B#NAME}
 */
record ConstantsSeen(Instant at, SortedMap<String, Long> hashes) {
  private static final int HEX = 16;

  /** What was written to a file; empty where it is missing or damaged. */
  static Optional<ConstantsSeen> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      SortedMap<String, Long> hashes = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int space = line.lastIndexOf(' ');
        hashes.put(
            line.substring(0, space), Long.parseUnsignedLong(line.substring(space + 1), HEX));
      }
      return Optional.of(new ConstantsSeen(Instant.parse(lines.get(0)), hashes));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Replaces the file in one step. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(at.toString());
    hashes.forEach((name, hash) -> lines.add(name + " " + Long.toHexString(hash)));
    Files.createDirectories(file.getParent());
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, lines);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
