package dev.incremental.plugin.mojo;

import dev.incremental.plugin.database.DatabaseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches artifacts as Maven does: from the user's mirrors, into the local repository, once. */
final class RemoteArtifacts {
  private final RepositorySystem repositories;
  private final MavenSession session;
  private final MavenProject project;

  RemoteArtifacts(RepositorySystem repositories, MavenSession session, MavenProject project) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
  }

  /** A jar, from wherever the project has its dependencies or its plugins. */
  Path fetch(String group, String artifact, String version) throws DatabaseException {
    Map<String, RemoteRepository> remote = new LinkedHashMap<>();
    List<RemoteRepository> all = new ArrayList<>(project.getRemotePluginRepositories());
    all.addAll(project.getRemoteProjectRepositories());
    all.forEach(each -> remote.putIfAbsent(each.getId(), each));
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(group, artifact, "jar", version),
            List.copyOf(remote.values()),
            null);
    try {
      return repositories
          .resolveArtifact(session.getRepositorySession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new DatabaseException(
          "PostgreSQL cannot be fetched: " + e.getMessage(),
          group + ":" + artifact + ":" + version,
          session.isOffline()
              ? "build once without -o, or name a server by incremental.database.url"
              : "choose another incremental.database.version, or name a server by"
                  + " incremental.database.url");
    }
  }
}
