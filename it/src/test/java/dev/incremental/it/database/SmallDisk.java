package dev.incremental.it.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory with room for little, as those see it who are started in the same namespaces of
 * Linux; it is gone with the last of them.
 */
public final class SmallDisk implements AutoCloseable {
  private static final String MOUNT =
      "mount -t tmpfs -o mode=711,size=\"$1\" tmpfs \"$0\" && echo ready && exec sleep 600";

  private final Path directory;
  private final Process process;

  private SmallDisk(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /**
   * Lays one over a directory; empty where this machine does not let us.
   *
   * @param size such as {@code 100m}
   */
  public static Optional<SmallDisk> over(Path directory, String size) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("unshare", "-Urm", "sh", "-c", MOUNT, directory.toString(), size)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    @Nullable String said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if ("ready".equals(said)) {
      return Optional.of(new SmallDisk(directory, process));
    }
    process.destroy();
    return Optional.empty();
  }

  /**
   * Makes a home of Maven, in which Maven sees the small disk.
   *
   * @param real another home of Maven
   */
  public Path mavenIn(Path home, Path real) throws IOException {
    Path mvn = Files.createDirectories(home.resolve("bin")).resolve("mvn");
    Files.writeString(
        mvn,
        """
        #!/bin/sh
        exec nsenter --preserve-credentials -U -m -t %d sh -c 'cd "$0" && exec "$@"' "$PWD" '%s' "$@"
        """
            .formatted(process.pid(), real.resolve("bin/mvn")));
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  /** The directory as it is seen from there. */
  public Path seen() {
    return Path.of("/proc/" + process.pid() + "/root" + directory.toAbsolutePath());
  }

  /** Ends a server that keeps its data there, and the namespaces. */
  @Override
  public void close() throws IOException {
    Postmaster postmaster = Postmaster.of(seen());
    if (Files.exists(postmaster.file())) {
      postmaster.kill();
    }
    process.destroy();
    process.onExit().join();
  }
}
