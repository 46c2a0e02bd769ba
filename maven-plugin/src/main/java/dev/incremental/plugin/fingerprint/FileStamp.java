package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says about a file, links followed: as long as it stays the same, so does the
 * content, provided that the file was {@linkplain #isAtRest at rest} when it was read.
 *
 * @param type what it is
 * @param size in bytes
 * @param modified when the content was changed, in nanoseconds since 1970
 * @param changed when content or attributes were changed, in nanoseconds since 1970; 0 where the
 *     file system does not say
 * @param inode the file's number, which differs for a file that took another's place; 0 where the
 *     file system does not say
 */
record FileStamp(Type type, long size, long modified, long changed, long inode) {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** File systems that tell fractions of seconds are no coarser than a tick of the kernel. */
  private static final long FINE = TimeUnit.MILLISECONDS.toNanos(50);

  /** The coarsest file system in use, FAT, counts in steps of two seconds. */
  private static final long COARSE = 2 * SECOND;

  enum Type {
    FILE,
    DIRECTORY,
    OTHER
  }

  /** Asks the file system; throws as {@link Files#readAttributes} does. */
  static FileStamp of(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return unix(Files.readAttributes(path, "unix:mode,size,lastModifiedTime,ctime,ino"));
    }
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    Type type =
        found.isRegularFile() ? Type.FILE : found.isDirectory() ? Type.DIRECTORY : Type.OTHER;
    return new FileStamp(type, found.size(), nanos(found.lastModifiedTime()), 0, 0);
  }

  private static FileStamp unix(Map<String, Object> found) {
    return new FileStamp(
        switch ((int) number(found, "mode") & 0xF000) {
          case 0x8000 -> Type.FILE;
          case 0x4000 -> Type.DIRECTORY;
          default -> Type.OTHER;
        },
        number(found, "size"),
        number(found, "lastModifiedTime"),
        number(found, "ctime"),
        number(found, "ino"));
  }

  /** Compares by hand: this is asked for each file, often before a record's own way is warm. */
  boolean isSameAs(FileStamp other) {
    return type == other.type
        && size == other.size
        && modified == other.modified
        && changed == other.changed
        && inode == other.inode;
  }

  private static long number(Map<String, Object> found, String name) {
    Object value = Objects.requireNonNull(found.get(name), name);
    return value instanceof FileTime time ? nanos(time) : ((Number) value).longValue();
  }

  /**
   * Whether a later modification would certainly show: the file was touched long enough before it
   * was read for its times to differ from those of anything that happens after the reading. Git
   * calls the opposite racy.
   *
   * @param reading when the content was about to be read
   */
  boolean isAtRest(Instant reading) {
    long moment = TimeUnit.SECONDS.toNanos(reading.getEpochSecond()) + reading.getNano();
    return isBefore(modified, moment) && isBefore(changed, moment);
  }

  private static boolean isBefore(long time, long moment) {
    return time < moment - (time % SECOND == 0 ? COARSE : FINE);
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
