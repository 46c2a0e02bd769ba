package dev.incremental.plugin.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home the directory with {@code bin} and {@code share}
 */
record Binaries(Path home) {

  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * Unpacks the programs. Several processes may do so at once; what is not whole never stands under
   * its final name.
   *
   * @param artifact zonky's jar, with one {@code .txz} in it
   * @param home the directory to be
   */
  static Binaries unpack(Path artifact, Path home) throws DatabaseException {
    Path directory = Objects.requireNonNull(home.getParent());
    String part = home.getFileName() + ".part";
    try {
      Files.createDirectories(directory);
      deleteAbandoned(directory);
      Path made = Files.createTempDirectory(directory, part);
      try {
        unpackInto(artifact, made);
        Directories.open(made);
        Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (!Files.isDirectory(home)) { // or else another process was faster
          throw e;
        }
      } finally {
        Directories.delete(made);
      }
      return new Binaries(home);
    } catch (IOException e) {
      throw new DatabaseException(
          "PostgreSQL's programs cannot be unpacked: " + e,
          artifact.toString(),
          "see that there is room in " + directory + "; if so delete the file, to have it fetched",
          e);
    }
  }

  /** Whoever unpacked these was killed. */
  private static void deleteAbandoned(Path directory) throws IOException {
    Instant since = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, "*.part*")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(since)) {
          Directories.delete(part);
        }
      }
    } catch (NoSuchFileException e) {
      // another process deletes the same
    }
  }

  Path program(String name) {
    Path plain = home.resolve("bin").resolve(name);
    return Files.exists(plain) ? plain : home.resolve("bin").resolve(name + ".exe");
  }

  private static void unpackInto(Path artifact, Path to) throws IOException {
    try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(artifact))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          extract(jar, to);
          return;
        }
      }
    }
    throw new IOException("it holds no .txz");
  }

  private static void extract(InputStream packed, Path to) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path file = inside(to, to.resolve(entry.getName()));
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        Directories.open(file);
      } else {
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          link(to, file, entry.getLinkName());
        } else if (entry.isLink()) {
          Files.copy(inside(to, to.resolve(entry.getLinkName())), file);
        } else {
          Files.copy(tar, file);
          setPermissions(file, entry.getMode());
        }
      }
    }
  }

  private static Path inside(Path root, Path meant) throws IOException {
    Path file = meant.normalize();
    if (!file.startsWith(root)) {
      throw new IOException("an entry leads out of the directory: " + meant);
    }
    return file;
  }

  private static void link(Path root, Path file, String target) throws IOException {
    inside(root, file.resolveSibling(target));
    Files.createSymbolicLink(file, Path.of(target));
  }

  /** Everybody may run them: the server's user may be another one than who unpacks. */
  private static void setPermissions(Path file, int mode) throws IOException {
    if (Directories.hasPermissions(file)) {
      boolean isProgram = (mode & 0111) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
