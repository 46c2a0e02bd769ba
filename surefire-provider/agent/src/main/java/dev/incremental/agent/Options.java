package dev.incremental.agent;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the plugin tells the agent, one file for each decorated execution. */
public final class Options {
  private final Properties values;

  private Options(Properties values) {
    this.values = values;
  }

  /**
   * Reads the options.
   *
   * @throws IOException if the file cannot be read
   */
  public static Options read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    }
    return new Options(values);
  }

  /** An option's text, null where it is not set. */
  public @Nullable String text(String key) {
    return values.getProperty(key);
  }

  /** Directory into which this fork writes its recording. */
  public Path recordings() throws IOException {
    String directory = values.getProperty("recordings");
    if (directory == null) {
      throw new IOException("the option 'recordings' is missing");
    }
    return Path.of(directory);
  }

  /** Class directories and jars of the project, absolute. */
  public List<String> locations() {
    return list("locations");
  }

  /** Packages and classes of the project that are not to be given probes. */
  public List<String> excluded() {
    String names = values.getProperty("excluded", "");
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(","));
  }

  /** Beginnings of paths that are never dependencies, absolute. */
  public List<String> ignored() {
    return list("ignored");
  }

  /** The repository's root, absolute; empty where it is not set. */
  public String root() {
    return values.getProperty("root", "");
  }

  /** Where the server of this JVM's database listens, host and port; empty without a database. */
  public List<String> databaseServers() {
    String joined = values.getProperty("database", "");
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
  }

  private List<String> list(String key) {
    String joined = values.getProperty(key, "");
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(File.pathSeparator, -1));
  }
}
