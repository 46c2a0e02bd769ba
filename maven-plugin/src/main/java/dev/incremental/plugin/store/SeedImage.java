package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a store says of one seed's image: what it is, where its data are, and by what it is told
 * whether they are what the seed's function would write now.
 *
 * <pre>
 * incremental seed image 1
 * seed=…      the seed's name
 * content=…   what tells these data from others
 * migrated=…  the same for the database that was there before any seed
 * before=…    the content of the seed before it, empty for none
 * rows=…      how many rows there are
 * bytes=…     how long the data are, compressed
 * pieces=…    SHA-256 of each piece of the data, in order, with spaces between them
 *             an empty line; then, as a snapshot of one test, what the function depended on
 * </pre>
 *
 * @param record that snapshot
 */
public record SeedImage(
    String seed,
    String content,
    String migrated,
    String before,
    long rows,
    long bytes,
    List<String> pieces,
    byte[] record) {
  private static final String FIRST = "incremental seed image 1";
  private static final int MOST_PIECES = 20_000;

  public SeedImage {
    pieces = List.copyOf(pieces);
  }

  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        (String.join(
                    "\n",
                    FIRST,
                    "seed=" + seed,
                    "content=" + content,
                    "migrated=" + migrated,
                    "before=" + before,
                    "rows=" + rows,
                    "bytes=" + bytes,
                    "pieces=" + pieces.stream().collect(Collectors.joining(" ")))
                + "\n\n")
            .getBytes(UTF_8));
    out.writeBytes(record);
    return out.toByteArray();
  }

  /** Empty where it is not of this form, or claims what cannot be. */
  static Optional<SeedImage> read(byte[] stored) {
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < stored.length; i++) {
      if (stored[i] == '\n') {
        String line = new String(stored, begin, i - begin, UTF_8);
        begin = i + 1;
        if (line.isEmpty()) {
          byte[] rest = Arrays.copyOfRange(stored, begin, stored.length);
          return read(lines, rest);
        }
        lines.add(line);
      }
    }
    return Optional.empty();
  }

  private static Optional<SeedImage> read(List<String> lines, byte[] record) {
    if (lines.isEmpty() || !lines.get(0).equals(FIRST)) {
      return Optional.empty();
    }
    Map<String, String> said = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        said.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    try {
      SeedImage image =
          new SeedImage(
              said.getOrDefault("seed", ""),
              said.getOrDefault("content", ""),
              said.getOrDefault("migrated", ""),
              said.getOrDefault("before", ""),
              Long.parseLong(said.getOrDefault("rows", "")),
              Long.parseLong(said.getOrDefault("bytes", "")),
              List.of(said.getOrDefault("pieces", "").split(" ", MOST_PIECES + 1)),
              record);
      return Optional.of(image).filter(SeedImage::isPossible);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isPossible() {
    return pieces.size() <= MOST_PIECES
        && pieces.stream().allMatch(SnapshotKey::isCommit)
        && bytes <= (long) pieces.size() * SeedFiles.PIECE;
  }
}
