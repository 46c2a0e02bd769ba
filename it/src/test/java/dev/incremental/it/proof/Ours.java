package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.maven.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs {@code incremental:test} on an edit, each time from the same recorded snapshot. */
final class Ours {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Project project;
  private final Path logs;

  Ours(Project project, Path logs) {
    this.project = project;
    this.logs = logs;
  }

  /** Records the snapshot of the unedited sources and keeps the store as it is then. */
  void record() throws IOException {
    Files.createDirectories(logs);
    project.clean();
    Project.Build build = project.run(LIMIT, "incremental:snapshot");
    Files.writeString(logs.resolve("snapshot.log"), build.result().output());
    build.result().orThrow();
    if (!Files.isDirectory(store())) {
      throw new IllegalStateException("No snapshot was stored in " + store());
    }
    new FileTree(store()).replace(kept());
  }

  /** Runs the tests that ours selects for an edit; the log and the tests run are kept. */
  Project.Build run(EditKey key, Edit edit) throws IOException {
    new FileTree(kept()).replace(store());
    Project.Build build = project.runEdited(edit, LIMIT, "-o", "incremental:test");
    Files.writeString(logs.resolve(key.index() + ".log"), edit + "\n" + build.result().output());
    Files.write(logs.resolve(key.index() + ".executed"), build.reports().ran());
    return build;
  }

  private Path store() {
    return project.directory().resolve(".git/incremental");
  }

  private Path kept() {
    return project.directory().resolve(".git/incremental-kept");
  }
}
