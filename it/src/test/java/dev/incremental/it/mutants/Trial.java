package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.SourceFile;
import dev.incremental.it.engine.Fork;
import dev.incremental.it.engine.ForkResult;
import dev.incremental.it.engine.SelectingPlugin;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.proof.EditKey;
import dev.incremental.it.proof.Verdict;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries mutants one after the other in a library's tree, each against the same snapshots.
 *
 * @param variants snapshots made from the same recordings, by name; {@link #MEASURED} decides what
 *     is executed, of the others is only noted what they select
 * @param logs where each killed mutant's selection is explained
 * @param commit the commit of ours
 */
record Trial(
    LibraryProject project,
    LibraryBuild build,
    Green green,
    SelectingPlugin plugin,
    Map<String, Snapshot> variants,
    Path logs,
    String commit) {
  /** The variant with all rules. */
  static final String MEASURED = "all";

  private static final String NOT_RUN = "-";

  /**
   * The mutant's row.
   *
   * @param earlier a row whose truth is taken, null to find it
   */
  MutantRow judge(EditKey key, Edit edit, @Nullable MutantRow earlier) throws IOException {
    SourceFile source = SourceFile.read(project.root().resolve(edit.file()));
    source.write(edit.applyTo(source.text()));
    try {
      if (!build.run()) {
        return row(key, edit, Verdict.UNCOMPILABLE, Set.of(), 0);
      }
      MutantRow truth = earlier != null ? earlier : truth(key, edit);
      boolean killed = truth.verdict() == Verdict.KILLED || truth.verdict().killed();
      return killed ? ours(truth) : truth;
    } finally {
      source.write(source.text());
    }
  }

  private MutantRow truth(EditKey key, Edit edit) {
    ForkResult full = new Fork(project, List.of(), green.limit()).plainly();
    Set<String> killing = new TreeSet<>(full.red());
    killing.retainAll(green.tests());
    Verdict verdict =
        switch (full.end()) {
          case HUNG -> Verdict.ENDLESS;
          case BROKEN -> Verdict.CRASHED;
          case REGULAR -> killing.isEmpty() ? Verdict.SURVIVED : Verdict.KILLED;
        };
    return row(key, edit, verdict, killing, full.millis());
  }

  private MutantRow ours(MutantRow truth) throws IOException {
    long start = System.nanoTime();
    Map<String, Choice> choices = new TreeMap<>();
    for (Map.Entry<String, Snapshot> variant : variants.entrySet()) {
      if (!variant.getKey().equals(MEASURED)) {
        Selection selection = plugin.select(variant.getValue());
        choices.put(variant.getKey(), Choice.of(selection, truth.killing()));
      }
    }
    Selection selection = plugin.select(variants.get(MEASURED));
    choices.put(MEASURED, Choice.of(selection, truth.killing()));
    ForkResult result = execute(selection);
    Set<String> missed = new TreeSet<>(truth.killing());
    missed.removeAll(result.executed());
    long millis = (System.nanoTime() - start) / 1_000_000;
    MutantRow row =
        new MutantRow(
            truth.key(),
            truth.edit(),
            verdict(result, missed),
            truth.killing(),
            missed,
            result.executed().size(),
            green.total(),
            choices,
            truth.fullMillis(),
            millis,
            commit);
    explain(row, result);
    return row;
  }

  private ForkResult execute(Selection selection) throws IOException {
    if (selection.mode() == Selection.Mode.NONE) {
      return new ForkResult(ForkResult.End.REGULAR, Map.of(), "", 0);
    }
    Path recordings = plugin.newRecordings();
    Fork fork = new Fork(project, List.of(), green.limit().multipliedBy(2));
    ForkResult result = fork.recording(Choice.skipped(selection), recordings);
    new FileTree(recordings).delete();
    return result;
  }

  private static Verdict verdict(ForkResult result, Set<String> missed) {
    if (missed.isEmpty()) {
      return Verdict.COVERED;
    }
    return result.end() == ForkResult.End.REGULAR ? Verdict.MISSED : Verdict.BROKEN;
  }

  private void explain(MutantRow row, ForkResult result) throws IOException {
    Set<String> passed = new TreeSet<>(row.killing());
    passed.retainAll(result.passed());
    String head =
        row.edit()
            + ("\nmissed: " + row.missed())
            + ("\nkilling, but green when only what is selected runs: " + passed)
            + ("\nkilling: " + row.killing());
    Files.createDirectories(logs);
    Files.writeString(
        logs.resolve(row.key().index() + ".log"),
        head + "\n\n" + plugin.report() + "\n\n" + result.log());
  }

  private MutantRow row(EditKey key, Edit edit, Verdict verdict, Set<String> killing, long millis) {
    return new MutantRow(
        key, edit, verdict, killing, Set.of(), -1, green.total(), Map.of(), millis, 0, NOT_RUN);
  }
}
