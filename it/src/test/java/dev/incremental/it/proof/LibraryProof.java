package dev.incremental.it.proof;

import dev.incremental.it.edits.EditDraw;
import dev.incremental.it.libraries.Library;
import dev.incremental.it.libraries.LibraryHistory;
import dev.incremental.it.libraries.PluginVersions;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prepares a library's work trees once and judges edits of its newest version in them. */
public final class LibraryProof {
  private final Library library;
  private final MavenClient maven;
  private final ProofOptions options;
  private final String commit;
  private final PrintStream out;

  /**
   * Prepares a proof.
   *
   * @param maven the client whose local repository holds the plugin under test
   * @param commit the commit of ours, for the ledger
   * @param out where progress is printed
   */
  public LibraryProof(
      Library library, MavenClient maven, ProofOptions options, String commit, PrintStream out) {
    this.library = library;
    this.maven = maven;
    this.options = options;
    this.commit = commit;
    this.out = out;
  }

  /**
   * Judges edits until enough of them are killed, time is up, or none is left.
   *
   * @param choice which edits of the draw to judge, in this order
   * @return the rows of all edits of this library and seed that are in the ledger at the end
   */
  public Summary run(Choice choice) throws IOException {
    Path home = options.directory().resolve(library.artifactId());
    Git history = history(home);
    EditDraw draw = EditDraw.from(history.directory().resolve("src/main/java"), options.seed());
    Project reference = copy(history, home.resolve("reference"));
    Baseline baseline = Baseline.of(reference);
    print(draw, baseline);
    Ledger<LedgerRow> ledger = Ledger.open(options.ledger(), LedgerRow.FORMAT);
    Judging judging =
        new Judging(library, options, ledger, draw, choice.indices(draw), commit, out);
    judging.run(lanes(history, home, baseline));
    return new Summary(judging.rows());
  }

  private Git history(Path home) throws IOException {
    Path repository = home.resolve("history");
    new FileTree(repository).delete();
    Path downloads = home.resolve("downloads");
    return new LibraryHistory(library, downloads, maven, PluginVersions.ofThisBuild())
        .writeTo(repository);
  }

  private Project copy(Git history, Path target) throws IOException {
    new FileTree(target).delete();
    return new Project(history.cloneTo(target).directory(), maven);
  }

  private List<Lane> lanes(Git history, Path home, Baseline baseline) throws IOException {
    String classes = home.resolve("reference/target/classes").toString();
    String classPath = classes + File.pathSeparator + baseline.classPath();
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < options.lanes(); i++) {
      Path lane = home.resolve("lane-" + i);
      Project full = copy(history, lane.resolve("full"));
      CompileCheck check = new CompileCheck(classPath, lane.resolve("scratch"));
      lanes.add(
          new Lane(
              new Truth(full, baseline, check),
              ours(history, home, lane),
              baseline.tests().size(),
              commit));
    }
    return lanes;
  }

  private @Nullable Ours ours(Git history, Path home, Path lane) throws IOException {
    if (options.truthOnly()) {
      return null;
    }
    Ours ours = new Ours(copy(history, lane.resolve("ours")), home.resolve("logs"));
    ours.record();
    return ours;
  }

  private void print(EditDraw draw, Baseline baseline) {
    out.printf(
        Locale.ROOT,
        "%s %s: %d tests in %.1f s, %d edits to draw from, left out: %s%n",
        library.artifactId(),
        library.newest(),
        baseline.tests().size(),
        baseline.duration().toMillis() / 1000.0,
        draw.size(),
        baseline.leftOut());
  }

  /** Which edits of a draw to judge. */
  @FunctionalInterface
  public interface Choice {
    /** Indices into the draw, in the order to judge them. */
    List<Integer> indices(EditDraw draw);
  }
}
