package dev.incremental.testdb;

import java.io.IOException;
import java.io.Reader;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The agent that gets a fork its database, and lets JUnit 4 know of seeds. */
public final class Premain {
  /**
   * A pool of connections takes those for alive that it used half a second ago; but when a database
   * is replaced they end.
   */
  private static final String ALWAYS_ASK = "com.zaxxer.hikari.aliveBypassWindowMs";

  /** Kept until the process ends. */
  private static volatile @Nullable Lease lease;

  private Premain() {}

  /**
   * Called by the JVM before anything else. Without a database the JVM does not start: tests would
   * otherwise run against whatever their configuration names.
   *
   * @param file which says where to ask, see {@link Lease}; none in an IDE, where tests ask for
   *     themselves
   * @throws IllegalStateException if there is no database to be had
   */
  public static void premain(@Nullable String file, Instrumentation jvm) {
    jvm.addTransformer(new RunnerWeaver());
    if (file != null && !file.isBlank()) {
      lease(file);
    }
  }

  private static void lease(String file) {
    try {
      Properties said = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        said.load(reader);
      }
      Lease given = Lease.ask(said);
      lease = given;
      tell(Lease.GIVEN, given);
      System.setProperty(Lease.DIRECTORY, directory(Path.of(file)));
      if (System.getProperty(ALWAYS_ASK) == null) {
        System.setProperty(ALWAYS_ASK, "0");
      }
      for (String name : said.getProperty(Lease.NAMES, "").split(",", -1)) {
        if (!name.isBlank()) {
          tell(name.strip(), given);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "No database for these tests (" + file + "): " + e.getMessage(), e);
    }
  }

  /** What this process was given; empty where this agent was not started. */
  static Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  private static void tell(String name, Lease given) {
    Lease.tell(name, given.url(), given.user(), given.password());
  }

  private static String directory(Path file) {
    return String.valueOf(file.toAbsolutePath().getParent());
  }
}
