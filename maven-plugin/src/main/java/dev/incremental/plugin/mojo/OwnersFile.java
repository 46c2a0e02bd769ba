package dev.incremental.plugin.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * A file that its owner alone may read.
 *
 * @param directory where it is
 * @param name its name there
 */
record OwnersFile(Path directory, String name) {

  /**
   * Writes it whole or not at all.
   *
   * @return the file
   */
  Path write(Properties properties) throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, name, ".part"); // its owner's alone
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        properties.store(out, null);
      }
      return Files.move(
          part,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What it says; empty where it is not there or cannot be read. */
  Optional<Properties> read() {
    try (InputStream in = Files.newInputStream(directory.resolve(name))) {
      Properties properties = new Properties();
      properties.load(in);
      return Optional.of(properties);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }
}
