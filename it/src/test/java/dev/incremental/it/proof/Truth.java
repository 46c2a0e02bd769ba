package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.SourceFile;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Judges an edit by a clean full run. */
final class Truth {
  private final Project project;
  private final Baseline baseline;
  private final CompileCheck check;

  Truth(Project project, Baseline baseline, CompileCheck check) {
    this.project = project;
    this.baseline = baseline;
    this.check = check;
  }

  /** What the full run showed: KILLED, or why the edit does not count. */
  record Judgement(Verdict verdict, Set<String> killing, long millis) {}

  Judgement judge(Edit edit) throws IOException {
    SourceFile source = project.source(edit);
    if (!check.compiles(source, edit.applyTo(source.text()))) {
      return new Judgement(Verdict.UNCOMPILABLE, Set.of(), 0);
    }
    project.clean();
    Project.Build build = project.runEdited(edit, baseline.limit(), "-o", "-q", "test");
    long millis = build.result().duration().toMillis();
    if (build.result().timedOut()) {
      return new Judgement(Verdict.ENDLESS, Set.of(), millis);
    }
    if (!build.result().succeeded()) {
      boolean compiled = !build.result().output().contains("COMPILATION ERROR");
      Verdict verdict = compiled ? Verdict.CRASHED : Verdict.UNCOMPILABLE;
      return new Judgement(verdict, Set.of(), millis);
    }
    Set<String> killing = new TreeSet<>(build.reports().failed());
    killing.removeAll(baseline.leftOut());
    return new Judgement(killing.isEmpty() ? Verdict.SURVIVED : Verdict.KILLED, killing, millis);
  }
}
