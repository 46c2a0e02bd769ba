package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.store.RunLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes one snapshot of the commit that is checked out from what the shards of a run recorded: see
 * {@code incremental.shard}. Parts come from files and from the stores; a shard that is missing
 * leaves its tests selected. It fails where the shards did not divide the same selection, since
 * tests may have run on none of them then.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class MergeMojo extends StoreGoal {
  /**
   * A directory in which the files {@code target/incremental/*.part} of the other machines are, at
   * any depth. The default is the module's own {@code target/incremental}.
   *
   * <p>Example: {@code -Dincremental.parts=target/parts}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.parts")
  private @Nullable File parts;

  /**
   * How many shards there are. Needed where no part comes as a file. Without it the parts say so.
   *
   * <p>Example: {@code -Dincremental.shards=4}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.shards")
  private @Nullable Integer shards;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Override
  void run() throws UserProblem, IOException {
    if (project().getPackaging().equals("pom")) {
      return;
    }
    Reading<Memory> opened = Memory.open(root(), directory(), moduleKey(), sharing());
    if (opened.problem().isPresent()) {
      throw new UserProblem(
          "There is no history to merge into: " + opened.problem().get(),
          root().toString(),
          "run it in a clone of the repository");
    }
    Path files = parts == null ? buildDirectory.toPath().resolve("incremental") : parts.toPath();
    try (Memory memory = opened.asOptional().orElseThrow()) {
      RunLock.Attempt attempt = memory.lock("incremental:merge");
      if (attempt instanceof RunLock.Attempt.Busy busy) {
        throw new UserProblem("Nothing is merged", busy.reason(), "try again when it has ended");
      }
      try {
        merge(memory, new Parts(memory, files, Optional.ofNullable(shards)));
      } finally {
        if (attempt instanceof RunLock.Attempt.Held held) {
          held.lock().close();
        }
      }
    }
  }

  private void merge(Memory memory, Parts found) throws UserProblem, IOException {
    boolean alone = session().getProjects().size() == 1;
    new MergeRun(
            memory,
            found,
            new BaselineChoice(revision(), true),
            Instant.now(),
            new Console(getLog()))
        .merge(alone);
  }
}
