package dev.incremental.it.proof;

import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.PrivateRepository;
import java.io.IOException;
import java.nio.file.Path;

/** Binds a proof to the build that runs it: its Maven, its artifacts, its commit, its console. */
public final class ProofBuild {
  private ProofBuild() {}

  static LibraryProof proof(Library library, ProofOptions options) throws IOException {
    MavenClient maven =
        options.truthOnly() ? MavenClient.ofThisBuild() : PrivateRepository.ofThisBuild();
    return new LibraryProof(library, maven, options, commitOfOurs(), System.out);
  }

  static void print(Library library, Summary summary) {
    System.out.println(summary.text(library.artifactId() + " " + library.newest()));
  }

  /** The commit of this project, marked when files are changed. */
  public static String commitOfOurs() {
    try {
      return new Git(Path.of("").toAbsolutePath())
          .run("describe", "--always", "--dirty", "--abbrev=12")
          .strip();
    } catch (IllegalStateException e) {
      return "unknown";
    }
  }
}
