package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.store.ModuleKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deletes snapshots that nobody will ask for, from this clone's store and, with {@code
 * incremental.publish}, from the one that the team shares: those of commits that neither a branch
 * nor a tag nor a work tree holds, and those that a budget has no room for. Nothing younger than
 * {@code incremental.gc.grace} goes, nor what a branch would start from, nor what another snapshot
 * is laid over. It needs all of history, so no shallow clone will do: fetch first.
 *
 * @since 0.1.0
 */
@Mojo(name = "gc", aggregator = true, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class GcMojo extends StoreGoal {
  /**
   * How long a snapshot stays whatever becomes of its commit, such as {@code 14d} or {@code 12h}:
   * another clone may have a branch that this one has not fetched.
   *
   * <p>Example: {@code -Dincremental.gc.grace=30d}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.gc.grace", defaultValue = "14d")
  private String grace;

  /**
   * How much each store may hold, such as {@code 500MB} or {@code 2GB}. What is beyond goes, from
   * the commits that are farthest from a branch on.
   *
   * <p>Example: {@code -Dincremental.gc.budget=500MB}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.gc.budget", defaultValue = "1GB")
  private String budget;

  /**
   * Whether to only say what would be deleted.
   *
   * <p>Example: {@code -Dincremental.gc.dryRun=true}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.gc.dryRun", defaultValue = "${incremental.dryRun}")
  private boolean dryRun;

  /**
   * How many shards runs are divided into. Needed to find what they left in a store behind HTTP,
   * which lists nothing; elsewhere it is found. Without it none is looked for there.
   *
   * <p>Example: {@code -Dincremental.shards=4}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.shards")
  private @Nullable Integer shards;

  @Override
  void run() throws UserProblem, IOException {
    GcRun.Bounds bounds =
        new GcRun.Bounds(
            Age.of(grace, "incremental.gc.grace"),
            ByteCount.of(budget, "incremental.gc.budget"),
            shards == null ? 0 : shards);
    Reading<Memory> opened = Memory.open(root(), directory(), moduleKey(), sharing());
    if (opened.problem().isPresent()) {
      throw new UserProblem(
          "Nothing is deleted: " + opened.problem().get(),
          root().toString(),
          "run it in a clone of the repository");
    }
    try (Memory memory = opened.asOptional().orElseThrow()) {
      new GcRun(memory, directory().isEmpty(), bounds, dryRun, new Console(getLog()))
          .run(modules(), Instant.now());
    }
  }

  /** Those of this build that may have tests. */
  private Set<String> modules() {
    return session().getProjects().stream()
        .filter(each -> !each.getPackaging().equals("pom"))
        .map(each -> ModuleKey.of(each.getGroupId(), each.getArtifactId()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
