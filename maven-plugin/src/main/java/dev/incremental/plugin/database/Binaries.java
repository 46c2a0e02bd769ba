package dev.incremental.plugin.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
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
public record Binaries(Path home) {

  /**
   * Unpacks the programs unless they have been before. Several processes may do so at once; what is
   * not whole never stands under its final name.
   *
   * @param artifact zonky's jar, with one {@code .txz} in it
   * @param directory where unpacked programs are kept, by the artifact's name
   */
  public static Binaries unpacked(Path artifact, Path directory) throws DatabaseException {
    String name = artifact.getFileName().toString().replaceFirst("\\.jar$", "");
    Path home = directory.resolve(name);
    if (Files.isDirectory(home)) {
      return new Binaries(home);
    }
    try {
      Files.createDirectories(directory);
      Path made = Files.createTempDirectory(directory, name + ".part");
      try {
        unpack(artifact, made);
        Directories.open(made);
        Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        // another process was faster
      } finally {
        Directories.delete(made);
      }
      return new Binaries(home);
    } catch (IOException e) {
      throw new DatabaseException(
          "PostgreSQL's programs cannot be unpacked: " + e,
          artifact.toString(),
          "delete the file to have it downloaded again, and see that there is room in " + directory,
          e);
    }
  }

  Path program(String name) {
    Path plain = home.resolve("bin").resolve(name);
    return Files.exists(plain) ? plain : home.resolve("bin").resolve(name + ".exe");
  }

  private static void unpack(Path artifact, Path to) throws IOException {
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
      Path file = to.resolve(entry.getName()).normalize();
      if (!file.startsWith(to)) {
        throw new IOException("an entry leads out of the directory: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          link(to, file, entry.getLinkName());
        } else {
          Files.copy(tar, file);
          setExecutable(file, entry.getMode());
        }
      }
    }
  }

  private static void link(Path root, Path file, String target) throws IOException {
    Path meant = file.resolveSibling(target).normalize();
    if (!meant.startsWith(root)) {
      throw new IOException("a link leads out of the directory: " + target);
    }
    Files.createSymbolicLink(file, Path.of(target));
  }

  private static void setExecutable(Path file, int mode) throws IOException {
    if ((mode & 0111) != 0 && Directories.hasPermissions(file)) {
      Set<PosixFilePermission> all = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      all.add(PosixFilePermission.OWNER_EXECUTE);
      all.add(PosixFilePermission.GROUP_EXECUTE);
      all.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(file, all);
    }
  }
}
