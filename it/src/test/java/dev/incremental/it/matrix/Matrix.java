package dev.incremental.it.matrix;

import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Judges cells in directories of their own. */
final class Matrix {
  private final Path directory;
  private final MavenClient maven;

  private Matrix(Path directory, MavenClient maven) {
    this.directory = directory;
    this.maven = maven;
  }

  static Matrix below(Path directory) throws IOException {
    return new Matrix(directory.toAbsolutePath(), PrivateRepository.ofThisBuild());
  }

  /** The cell's verdict; empty where there is no such JDK on this machine. */
  Optional<Verdict> judge(Cell cell) throws IOException {
    Optional<Path> jdk = Jdk.of(cell.jdk());
    if (jdk.isEmpty()) {
      return Optional.empty();
    }
    String name =
        cell.maven() + "-" + cell.jdk() + "-" + cell.surefire() + "-" + cell.engine().name();
    MavenClient client = cell.maven().of(maven).withJava(jdk.get());
    return Optional.of(new MatrixProject(cell, directory.resolve(name), client).judge());
  }
}
