package dev.incremental.plugin.surefire;

import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;

/**
 * A jar on the tests' class path.
 *
 * @param name {@code groupId:artifactId}, with the classifier if there is one; of a jar that is no
 *     artifact its file name
 * @param version empty for a jar that is no artifact
 * @param file where it is
 */
public record Library(String name, String version, Path file) {
  static Library of(Artifact artifact, Path file) {
    String classifier = artifact.getClassifier();
    String name = artifact.getGroupId() + ":" + artifact.getArtifactId();
    boolean plain = classifier == null || classifier.isEmpty();
    return new Library(plain ? name : name + ":" + classifier, artifact.getVersion(), file);
  }

  static Library of(Path file) {
    return new Library(String.valueOf(file.getFileName()), "", file);
  }
}
