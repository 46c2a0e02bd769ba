package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.StoreAddress;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A goal that reads or writes snapshots, with the parameters that say which and where. */
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
abstract class StoreGoal extends SharingGoal {
  /**
   * Where snapshots are kept, as a path or {@code file:} URI. The default is a directory inside
   * git's own, shared by all branches and work trees of a clone. With {@code s3://bucket/prefix} or
   * {@code https://host/path} snapshots are kept there as by default, and besides read from that
   * store, which the team shares; see {@code incremental.publish}.
   *
   * <p>Example: {@code -Dincremental.store=s3://builds/snapshots}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store")
  private @Nullable String store;

  /**
   * A directory inside the git work tree whose history counts.
   *
   * <p>Example: {@code -Dincremental.root=..}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.root", defaultValue = "${project.basedir}")
  private File root;

  /**
   * The commit with which code is compared, as git understands it: {@code origin/main}, a tag, an
   * id. Where it has no snapshot its nearest ancestor that has one counts. The default is the
   * commit that is checked out.
   *
   * <p>Example: {@code -Dincremental.baseline=origin/main}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.baseline")
  private @Nullable String baseline;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  final MavenSession session() {
    return session;
  }

  final MavenProject project() {
    return project;
  }

  /** A directory inside the git work tree. */
  final Path root() {
    return root.toPath();
  }

  /** Names the module in stores. */
  final String moduleKey() {
    return ModuleKey.of(project.getGroupId(), project.getArtifactId());
  }

  /** The commit that the user wants code to be compared with, if so. */
  final Optional<String> revision() {
    return Optional.ofNullable(baseline).map(String::strip).filter(name -> !name.isEmpty());
  }

  /** The directory of snapshots, if the user chose one. */
  final Optional<Path> directory() throws UserProblem {
    return address()
        .flatMap(
            each ->
                each instanceof StoreAddress.Directory directory
                    ? Optional.of(directory.path())
                    : Optional.empty());
  }

  /** What the goal has to do with the team's snapshots. */
  final Sharing sharing() throws UserProblem {
    return sharing(
        address()
            .flatMap(
                each ->
                    each instanceof StoreAddress.Remote remote
                        ? Optional.of(remote)
                        : Optional.empty()),
        session);
  }

  private Optional<StoreAddress> address() throws UserProblem {
    return StoreLocation.of(store, project.getBasedir().toPath());
  }
}
