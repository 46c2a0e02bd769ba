package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.engine.Fork;
import dev.incremental.it.engine.SelectingPlugin;
import dev.incremental.it.libraries.Library;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.proof.EditKey;
import dev.incremental.it.proof.Ledger;
import dev.incremental.it.proof.Verdict;
import dev.incremental.plugin.snapshot.SafetyRule;
import dev.incremental.plugin.snapshot.Snapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prepares a library once and judges mutants of it until enough are killed. */
final class LibraryMutants {
  private static final Duration RECORDING_LIMIT = Duration.ofMinutes(20);

  private final Library library;
  private final MutantOptions options;
  private final String commit;
  private final PrintStream out;
  private int killed;

  LibraryMutants(Library library, MutantOptions options, String commit, PrintStream out) {
    this.library = library;
    this.options = options;
    this.commit = commit;
    this.out = out;
  }

  /** All mutants of a draw, in order. */
  static List<Integer> all(MutantDraw draw) {
    return IntStream.range(0, draw.size()).boxed().toList();
  }

  /**
   * Judges mutants until enough of them are killed, time is up, or none is left.
   *
   * @param indices which mutants of the draw to judge, in this order
   * @return the rows of this library and seed that are in the ledger at the end
   */
  List<MutantRow> run(MavenClient maven, Function<MutantDraw, List<Integer>> indices)
      throws IOException {
    Path home = options.directory().resolve(library.artifactId());
    LibraryProject project = LibraryProject.of(library, home, maven);
    Ledger<MutantRow> ledger = Ledger.open(options.ledger(), MutantRow.FORMAT);
    MutantDraw draw =
        MutantDraw.from(new LibrarySources(project).places(options.seed()), options.seed());
    Trial trial = trial(project, home);
    print(draw, trial);
    Instant end = Instant.now().plus(options.limit());
    for (int index : indices.apply(draw)) {
      if (killed >= options.killed() || Instant.now().isAfter(end)) {
        break;
      }
      judge(trial, ledger, key(index), draw.get(index));
    }
    return ledger.rows().stream().filter(r -> r.key().equals(key(r.key().index()))).toList();
  }

  private Trial trial(LibraryProject project, Path home) throws IOException {
    LibraryBuild build = new LibraryBuild(project, home.resolve("scratch"));
    if (!build.run()) {
      throw new IllegalStateException("The library does not compile: " + project.root());
    }
    Green green = Green.of(project);
    SelectingPlugin plugin = new SelectingPlugin(project);
    plugin.select();
    Path recordings = plugin.newRecordings();
    new Fork(project, List.of(), RECORDING_LIMIT).recording(List.of(), recordings).orThrow();
    Map<String, Snapshot> variants = variants(plugin, recordings);
    return new Trial(project, build, green, plugin, variants, home.resolve("logs"), commit);
  }

  /** The snapshot, and one for each rule that is made without it. */
  static Map<String, Snapshot> variants(SelectingPlugin plugin, Path recordings) {
    Map<String, Snapshot> variants = new TreeMap<>();
    variants.put(Trial.MEASURED, plugin.snapshotOf(recordings));
    for (SafetyRule rule : SafetyRule.values()) {
      variants.put(
          "without " + rule, plugin.snapshotOf(recordings, merger -> merger.without(rule)));
    }
    return variants;
  }

  private void judge(Trial trial, Ledger<MutantRow> ledger, EditKey key, Edit edit)
      throws IOException {
    @Nullable MutantRow earlier = ledger.find(key).orElse(null);
    if (earlier != null && !earlier.edit().equals(edit)) {
      throw new IOException("The ledger has another mutant as " + key + ": " + earlier.edit());
    }
    MutantRow row = isDone(earlier) ? earlier : trial.judge(key, edit, earlier);
    if (row.verdict().killed()) {
      killed++;
    }
    if (row != earlier) {
      ledger.append(row);
      print(row);
    }
  }

  private boolean isDone(@Nullable MutantRow row) {
    if (row == null || row.verdict() == Verdict.KILLED) {
      return false;
    }
    return !row.verdict().killed() || !options.again() || row.commit().equals(commit);
  }

  private EditKey key(int index) {
    return new EditKey(library.artifactId(), library.newest(), options.seed(), index);
  }

  private void print(MutantDraw draw, Trial trial) {
    out.printf(
        Locale.ROOT,
        "%s %s: %d tests in %.1f s, %d of them green twice, %d mutants to draw from, %d tests run"
            + " without an edit%n",
        library.artifactId(),
        library.newest(),
        trial.green().total(),
        trial.green().millis() / 1000.0,
        trial.green().tests().size(),
        draw.size(),
        trial.plugin().select(trial.variants().get(Trial.MEASURED)).selected().size());
  }

  private void print(MutantRow row) {
    out.printf(
        Locale.ROOT,
        "%d %s %s killing %d, executed %d of %d, missed %s, full %.1f s, ours %.1f s: %s%n",
        row.key().index(),
        Group.of(row.edit()).title(),
        row.verdict(),
        row.killing().size(),
        row.executed(),
        row.total(),
        row.missed(),
        row.fullMillis() / 1000.0,
        row.oursMillis() / 1000.0,
        row.edit());
  }
}
