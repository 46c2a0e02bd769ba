package dev.incremental.testdb;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The agent that gets a fork its database. */
public final class Premain {
  /** Kept until the process ends. */
  private static @Nullable Lease lease;

  private Premain() {}

  /**
   * Called by the JVM before anything else. Without a database the JVM does not start: tests would
   * otherwise run against whatever their configuration names.
   *
   * @param file which says where to ask, see {@link Lease}
   * @throws IllegalStateException if there is no database to be had
   */
  public static void premain(String file) {
    try {
      Properties said = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        said.load(reader);
      }
      lease = Lease.ask(said);
      set(said.getProperty(Lease.NAMES, ""), lease);
    } catch (IOException e) {
      throw new IllegalStateException(
          "No database for these tests (" + file + "): " + e.getMessage(), e);
    }
  }

  private static void set(String names, Lease lease) {
    for (String name : names.split(",", -1)) {
      if (!name.isBlank()) {
        System.setProperty(name.strip() + ".url", lease.url());
        System.setProperty(name.strip() + ".username", lease.user());
        System.setProperty(name.strip() + ".password", lease.password());
      }
    }
  }
}
