package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.ProjectState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hashes of single files as text. */
final class FileHashes {
  private final CurrentState files;

  FileHashes(PathTokens tokens, ProjectClasses classes, HashCache cache) {
    this.files =
        new ProjectState(classes, List.of(), tokens, cache, name -> null, Map.of(), Map.of());
  }

  /** The hash of a file's bytes; something new each time where they cannot be read. */
  String of(Path file) {
    long hash = files.of(new Dependency(DependencyKind.FILE, file.toAbsolutePath().toString()));
    return hash == Fingerprint.UNKNOWN || hash == Fingerprint.ABSENT
        ? "unreadable " + UUID.randomUUID()
        : Long.toHexString(hash);
  }
}
