package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.Server;
import dev.incremental.plugin.snapshot.RecordingMerger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells tests where their databases come from: {@code database.properties}, which only its owner
 * may read.
 */
final class DatabaseFile {
  /** Stands in the URL for the name of a database. */
  static final String PLACEHOLDER = "{database}";

  /** What the content of forks' databases is called where it has changed. */
  static final String HELD = RecordingMerger.DATABASE;

  private static final String CONTENT = "content";
  private static final String URL = "url";
  private static final Pattern SERVERS = Pattern.compile("//([^/?]+)/");
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
    properties.setProperty(URL, server.urlWith(PLACEHOLDER));
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

  /** Where its server listens: hosts, each with its port unless that is the usual one. */
  String servers() {
    Matcher servers =
        SERVERS.matcher(file.read().map(each -> each.getProperty(URL, "")).orElse(""));
    return servers.find() ? servers.group(1) : "localhost";
  }

  void delete() throws IOException {
    file.delete();
  }
}
