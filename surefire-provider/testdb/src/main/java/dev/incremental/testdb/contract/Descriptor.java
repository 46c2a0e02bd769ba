package dev.incremental.testdb.contract;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What tests have to know to make databases for themselves, as it stands in the file {@link #FILE}.
 * Prints itself without the password.
 *
 * @param url of any database of the server, with {@link #PLACEHOLDER} in place of its name
 * @param user who we are there
 * @param password of that user, never to be printed
 * @param database a database that exists, from which others are made
 * @param isThrowAway whether the server's data are ours alone and may be lost
 * @param template the name of what is cloned
 * @param fingerprint of migrations and whose template it is
 * @param content what a clone holds, the same on all machines
 * @param names beginnings of the names of system properties in which tests look for a database
 * @param isKeepingFailed whether a database is kept unless all tests that had it passed
 * @param files that the template was made from
 */
public record Descriptor(
    String url,
    String user,
    String password,
    String database,
    boolean isThrowAway,
    String template,
    String fingerprint,
    String content,
    List<String> names,
    boolean isKeepingFailed,
    MigratedFiles files) {
  /** The file's name, in the directory {@code incremental} of a module's build directory. */
  public static final String FILE = "database.properties";

  /** That directory's name. */
  public static final String DIRECTORY = "incremental";

  /**
   * A file beside that directory which holds the {@link #content} alone. Who asks for a database
   * reads it, so that a recording learns what these tests depend on; our own files do not count.
   */
  public static final String NOTED = "tests-database.txt";

  /** Stands in the URL for the name of a database. */
  public static final String PLACEHOLDER = "{database}";

  /** What is in the file under this name does not change with the server. */
  public static final String CONTENT = "content";

  /** Copies the names. */
  public Descriptor {
    names = List.copyOf(names);
  }

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it was not written by this version of the plugin
   */
  public static Descriptor read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return new Descriptor(
        text(properties, "url"),
        text(properties, "user"),
        text(properties, "password"),
        text(properties, "database"),
        Boolean.parseBoolean(text(properties, "throwAway")),
        text(properties, "template"),
        text(properties, "fingerprint"),
        text(properties, CONTENT),
        Arrays.stream(text(properties, "names").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList(),
        Boolean.parseBoolean(text(properties, "keepFailed")),
        MigratedFiles.readFrom(properties));
  }

  /** What is noted beside a descriptor's directory; empty where nothing is. */
  public static String noted(Path file) throws IOException {
    Path noted = file.resolveSibling("..").resolve(NOTED).normalize();
    try {
      return Files.readString(noted, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static String text(Properties properties, String name) {
    String text = properties.getProperty(name);
    if (text == null) {
      throw new IllegalArgumentException("it does not say '" + name + "'");
    }
    return text;
  }

  /** What the file says. */
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("url", url);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("database", database);
    properties.setProperty("throwAway", Boolean.toString(isThrowAway));
    properties.setProperty("template", template);
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty(CONTENT, content);
    properties.setProperty("names", String.join(",", names));
    properties.setProperty("keepFailed", Boolean.toString(isKeepingFailed));
    files.writeTo(properties);
    return properties;
  }

  /** The JDBC URL of one of the server's databases. */
  public String url(String name) {
    return url.replace(PLACEHOLDER, URLEncoder.encode(name, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return template + " in " + url;
  }
}
