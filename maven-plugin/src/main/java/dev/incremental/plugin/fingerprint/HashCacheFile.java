package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** The hash cache on disk: one file with a checksum, replaced as a whole. */
final class HashCacheFile {
  /** To be raised whenever the format changes, or what is hashed and how. */
  private static final String HEADER = "incremental hash cache 3\n";

  private static final FileStamp.Type[] TYPES = FileStamp.Type.values();

  private final Path path;

  HashCacheFile(Path path) {
    this.path = path;
  }

  /** Its entries; none where the file is missing, damaged or of another version. */
  Map<String, HashCache.Entry> read() {
    try {
      return decode(Files.readAllBytes(path));
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /** Replaces the file in one step: readers see the old one or the new one. */
  void write(Map<String, HashCache.Entry> entries) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, path.getFileName().toString(), ".tmp");
    try {
      Files.write(temporary, encode(entries));
      move(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] encode(Map<String, HashCache.Entry> entries) {
    BinaryWriter body = new BinaryWriter().count(entries.size());
    entries.forEach(
        (key, entry) -> {
          FileStamp stamp = entry.stamp();
          body.text(key).count(stamp.type().ordinal()).fixed(stamp.size());
          body.fixed(stamp.modified()).fixed(stamp.changed()).fixed(stamp.inode());
          body.blob(entry.derived());
        });
    byte[] bytes = body.bytes();
    byte[] header = header(checksum(bytes, 0, bytes.length));
    byte[] whole = Arrays.copyOf(header, header.length + bytes.length);
    System.arraycopy(bytes, 0, whole, header.length, bytes.length);
    return whole;
  }

  private static Map<String, HashCache.Entry> decode(byte[] bytes) {
    int start = header(0).length;
    byte[] header = header(checksum(bytes, start, bytes.length - start));
    if (!Arrays.equals(bytes, 0, start, header, 0, start)) {
      return Map.of();
    }
    BinaryReader in = new BinaryReader(bytes, start);
    int count = in.count();
    Map<String, HashCache.Entry> entries = new HashMap<>(2 * count);
    for (int i = 0; i < count; i++) {
      String key = in.text();
      FileStamp.Type type = TYPES[in.count()];
      FileStamp stamp = new FileStamp(type, in.fixed(), in.fixed(), in.fixed(), in.fixed());
      entries.put(key, new HashCache.Entry(stamp, in.blob()));
    }
    return entries;
  }

  private static byte[] header(long checksum) {
    BinaryWriter header = new BinaryWriter();
    header.blob(HEADER.getBytes(StandardCharsets.US_ASCII));
    return header.fixed(checksum).bytes();
  }

  private static long checksum(byte[] bytes, int offset, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, length);
    return checksum.getValue();
  }
}
