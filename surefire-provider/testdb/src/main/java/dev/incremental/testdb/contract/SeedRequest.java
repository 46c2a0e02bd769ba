package dev.incremental.testdb.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a fork is told that is to make a seed, in the file that the system property {@link
 * #PROPERTY} names.
 *
 * @param seed the seed's name
 * @param after the name of the seed before it, empty for none
 * @param className binary name of the class that has its function
 * @param method the function's name
 * @param descriptor the function's descriptor in that class's file
 * @param context binary name of the class that has a Spring context, empty for none
 * @param database what to call the copy of what the function has left
 * @param done a file to be written when that copy is there
 */
public record SeedRequest(
    String seed,
    String after,
    String className,
    String method,
    String descriptor,
    String context,
    String database,
    Path done) {
  /** Names the file. */
  public static final String PROPERTY = "incremental.seed.request";

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   */
  public static SeedRequest read(Path file) throws IOException {
    Properties said = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      said.load(in);
    }
    return new SeedRequest(
        said.getProperty("seed", ""),
        said.getProperty("after", ""),
        said.getProperty("class", ""),
        said.getProperty("method", ""),
        said.getProperty("descriptor", ""),
        said.getProperty("context", ""),
        said.getProperty("database", ""),
        Path.of(said.getProperty("done", "")));
  }

  /** A file to be written in place of {@link #done} where that fails: why, as text. */
  public Path failed() {
    return done.resolveSibling(done.getFileName() + ".failed");
  }

  /** What the file says. */
  public Properties properties() {
    Properties said = new Properties();
    said.setProperty("seed", seed);
    said.setProperty("after", after);
    said.setProperty("class", className);
    said.setProperty("method", method);
    said.setProperty("descriptor", descriptor);
    said.setProperty("context", context);
    said.setProperty("database", database);
    said.setProperty("done", done.toString());
    return said;
  }
}
