package dev.incremental.testdb.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The seeds that tests can begin with, as they stand in the file {@link #FILE} beside the {@link
 * Descriptor}.
 *
 * @param seeds by their names
 */
public record SeedTable(Map<String, Kept> seeds) {
  /** The file's name. */
  public static final String FILE = "seeds.properties";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final String TEMPLATE = ".template";
  private static final String CONTENT = ".content";

  /** Copies them. */
  public SeedTable {
    seeds = Collections.unmodifiableMap(new TreeMap<>(seeds));
  }

  /**
   * A seed's data.
   *
   * @param template the database of which tests get copies
   * @param content what tells these data from others, the same on all machines
   */
  public record Kept(String template, String content) {}

  /** Whether a seed may be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Reads the file.
   *
   * @param directory that it is in
   * @return no seeds where there is no such file
   */
  public static SeedTable read(Path directory) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(directory.resolve(FILE))) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      return new SeedTable(Map.of());
    }
    Map<String, Kept> seeds = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.endsWith(TEMPLATE)) {
        String name = key.substring(0, key.length() - TEMPLATE.length());
        String content = properties.getProperty(name + CONTENT, "");
        seeds.put(name, new Kept(properties.getProperty(key), content));
      }
    }
    return new SeedTable(seeds);
  }

  /** What the file says. */
  public Properties properties() {
    Properties properties = new Properties();
    seeds.forEach(
        (name, kept) -> {
          properties.setProperty(name + TEMPLATE, kept.template());
          properties.setProperty(name + CONTENT, kept.content());
        });
    return properties;
  }

  /**
   * A file that holds a seed's {@link Kept#content} alone, outside of our own directory: who uses
   * the seed reads it, so that a recording learns what these tests depend on.
   */
  public static Path noted(Path directory, String name) {
    return directory.toAbsolutePath().normalize().resolveSibling("tests-seed-" + name + ".txt");
  }
}
