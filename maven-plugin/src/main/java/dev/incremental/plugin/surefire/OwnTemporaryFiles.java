package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Gives each run of Surefire a directory of its own for what it tells its forks. All runs in a
 * module share one otherwise, which the first to end deletes, and forks of the others die.
 */
final class OwnTemporaryFiles {
  private static final String PARAMETER = "tempDir";

  /** Longer than any run leaves its directory without a new file. */
  private static final Duration OLD = Duration.ofDays(2);

  private static final int RANDOM = 8;

  private final Path buildDirectory;
  private final Instant now;

  /**
   * @param buildDirectory in which Surefire makes the directories
   */
  OwnTemporaryFiles(Path buildDirectory, Instant now) {
    this.buildDirectory = buildDirectory;
    this.now = now;
  }

  /**
   * The same execution, but for its directory, if its version of Surefire has a name for one. Those
   * that killed runs left behind are removed.
   */
  MojoExecution give(MojoExecution execution, MavenSession session) {
    return Configuration.of(execution, session)
        .text(PARAMETER)
        .map(
            shared -> {
              removeOld(shared);
              return copy(execution, nameLike(shared));
            })
        .orElse(execution);
  }

  private static MojoExecution copy(MojoExecution execution, String directory) {
    Xpp3Dom parameters = new Xpp3Dom(execution.getConfiguration());
    Parameters.set(parameters, PARAMETER, directory);
    MojoExecution copy =
        new MojoExecution(execution.getMojoDescriptor(), execution.getExecutionId());
    copy.setLifecyclePhase(execution.getLifecyclePhase());
    copy.setConfiguration(parameters);
    return copy;
  }

  /** Short, since paths may not be long on Windows. */
  static String nameLike(String shared) {
    return shared + "-" + UUID.randomUUID().toString().substring(0, RANDOM);
  }

  void removeOld(String shared) {
    Path like = buildDirectory.resolve(shared + "-");
    try (Stream<Path> siblings = Files.list(like.getParent())) {
      for (Path each : siblings.filter(file -> isOwn(file, like)).toList()) {
        if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(OLD))) {
          delete(each);
        }
      }
    } catch (IOException e) {
      // they take little room, and go with the build directory
    }
  }

  private static boolean isOwn(Path file, Path like) {
    String name = file.getFileName().toString();
    String prefix = like.getFileName().toString();
    return name.startsWith(prefix)
        && name.substring(prefix.length()).matches("[0-9a-f]{" + RANDOM + "}");
  }

  /** Surefire makes files there and no directories. */
  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    for (Path each : files) {
      Files.deleteIfExists(each);
    }
    Files.deleteIfExists(directory);
  }
}
