package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;

/**
 * Tells tests where their databases come from: {@code database.properties}, which only its owner
 * may read.
 */
final class DatabaseFile {
  /** Stands in the URL for the name of a database. */
  static final String PLACEHOLDER = "{database}";

  private static final String CONTENT = "content";
  private static final String NAME = "database.properties";

  private final OwnersFile file;

  DatabaseFile(Path directory) {
    file = new OwnersFile(directory, NAME);
  }

  /**
   * Writes it.
   *
   * @param template the name of the template
   * @param fingerprint of migrations and whose template it is
   * @param content what a copy of it holds, the same on all machines
   */
  void write(Server server, String template, String fingerprint, String content)
      throws IOException {
    Properties properties = new Properties();
    properties.setProperty("url", server.urlWith(PLACEHOLDER));
    properties.setProperty("user", server.user());
    properties.setProperty("password", server.password());
    properties.setProperty("template", template);
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty(CONTENT, content);
    file.write(properties);
  }

  /** What a copy of the template holds; something new each time where that is not known. */
  String content() {
    return file.read()
        .map(properties -> properties.getProperty(CONTENT))
        .orElseGet(() -> "unknown " + UUID.randomUUID());
  }

  void delete() throws IOException {
    file.delete();
  }
}
