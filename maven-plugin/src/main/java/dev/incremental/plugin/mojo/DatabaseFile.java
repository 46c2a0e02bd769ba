package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Tells tests where their databases come from: {@code database.properties}, which only its owner
 * may read.
 */
final class DatabaseFile {
  /** Stands in the URL for the name of a database. */
  static final String PLACEHOLDER = "{database}";

  private static final String NAME = "database.properties";

  private final Path directory;

  DatabaseFile(Path directory) {
    this.directory = directory;
  }

  void write(Server server, String template, String fingerprint) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("url", server.urlWith(PLACEHOLDER));
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("template", template);
    properties.setProperty("fingerprint", fingerprint);
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, NAME, ".part"); // its owner's alone
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        properties.store(out, null);
      }
      Files.move(
          part,
          directory.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(directory.resolve(NAME));
  }
}
