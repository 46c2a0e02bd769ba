package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.store.RunLock;
import dev.incremental.plugin.surefire.Obstacle;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Selects in one module and, unless only that was asked for, runs and records. */
final class ModuleRun {
  private final Module module;
  private final RunOptions options;
  private final Path root;
  private final Console console;
  private boolean leavesTestsOut;

  /**
   * @param root a directory inside the git work tree
   */
  ModuleRun(Module module, RunOptions options, Path root, Console console) {
    this.module = module;
    this.options = options;
    this.root = root;
    this.console = console;
  }

  /** Selects and writes the selection down. */
  void select() throws IOException, UserProblem {
    try {
      go(Optional.empty());
    } catch (MojoExecutionException | MojoFailureException | SurefireException e) {
      throw new IllegalStateException("nothing was run", e);
    }
  }

  /** Selects, runs what is selected, and records it. */
  void test(SurefireRunner surefire)
      throws IOException,
          UserProblem,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    if (options.dryRun()) {
      leaveOut(Optional.of(surefire));
      console.dryRun();
      go(Optional.empty());
    } else {
      go(Optional.of(surefire));
    }
  }

  /** Whether tests were left out, once the run has selected. */
  boolean leavesTestsOut() {
    return leavesTestsOut;
  }

  private void go(Optional<SurefireRunner> surefire)
      throws IOException,
          UserProblem,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    console.obstacles(module.executions());
    if (module.recordable().isEmpty()) {
      runAsTheyAre(surefire);
      return;
    }
    console.staleModules(module.recordable());
    if (options.unrecorded().isPresent()) {
      withoutMemory(options.unrecorded().get(), surefire);
      return;
    }
    Reading<Memory> opened = Memory.open(root, options.store(), module.key(), options.sharing());
    if (opened.problem().isPresent()) {
      withoutMemory("no git history: " + opened.problem().get(), surefire);
      return;
    }
    try (Memory memory = opened.asOptional().orElseThrow()) {
      locked(memory, surefire);
    }
  }

  private void locked(Memory memory, Optional<SurefireRunner> surefire)
      throws IOException,
          UserProblem,
          MojoExecutionException,
          MojoFailureException,
          SurefireException {
    RunLock.Attempt attempt = memory.lock("incremental:" + options.goal());
    if (attempt instanceof RunLock.Attempt.Busy busy) {
      withoutMemory(busy.reason(), surefire.map(SurefireRunner::besideAnother));
    } else if (attempt instanceof RunLock.Attempt.Unavailable unavailable) {
      unlocked(unavailable, memory, surefire);
    } else if (attempt instanceof RunLock.Attempt.Held held) {
      RunLock lock = held.lock();
      try {
        held.notice().ifPresent(console::info);
        run(memory, surefire);
      } finally {
        lock.close();
      }
    }
  }

  /**
   * A store that cannot be written may still be read; of one that cannot either, one line tells.
   */
  private void unlocked(
      RunLock.Attempt.Unavailable unavailable, Memory memory, Optional<SurefireRunner> surefire)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException {
    Optional<String> unreadable = memory.store().commits(memory.module()).problem();
    if (unreadable.isPresent()) {
      withoutMemory(
          "the store cannot be used, make it a directory or choose another by incremental.store: "
              + unreadable.get(),
          surefire);
    } else {
      console.warn(unavailable.reason());
      run(memory, surefire);
    }
  }

  private void run(Memory memory, Optional<SurefireRunner> surefire)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException {
    Snapshot leftOver = new Leftovers(module, memory, options.now()).adopt();
    Plan plan = new SelectRun(module, options).plan(memory, leftOver);
    Plan.Ground ground = plan.ground().orElseThrow();
    announce(plan);
    if (plan.selection().mode() != Selection.Mode.NONE) {
      ground.state().given().sentences().forEach(console::info);
    }
    if (surefire.isEmpty() || nothingToDo(plan)) {
      ground.state().remember();
      leaveOut(surefire);
      if (surefire.isPresent() && plan.split().isPresent()) {
        console.result(plan, new RecordRun(module, plan, ground).nothing());
      }
      return;
    }
    console.granularity(module.recordable());
    RunResult result = new RecordRun(module, plan, ground).run(surefire.get(), watcher());
    console.result(plan, result);
    new AuditRun(module, plan, options.now()).tell(result, console);
    console.setUps(plan, result);
    rethrow(result.failure());
  }

  private Optional<Console> watcher() {
    return Optional.of(console).filter(any -> options.progress());
  }

  private void leaveOut(Optional<SurefireRunner> surefire) throws SurefireException {
    if (surefire.isPresent()) {
      for (SurefireExecution execution : module.executions()) {
        surefire.get().leaveOut(execution);
      }
    }
  }

  private boolean nothingToDo(Plan plan) {
    return plan.selection().mode() == Selection.Mode.NONE
        && module.executions().stream()
            .flatMap(each -> each.obstacle().stream())
            .noneMatch(Obstacle::runs);
  }

  private void withoutMemory(String reason, Optional<SurefireRunner> surefire)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException {
    announce(new SelectRun(module, options).withoutMemory(reason));
    runAsTheyAre(surefire);
  }

  private void announce(Plan plan) throws IOException {
    leavesTestsOut = !plan.selection().leftOut().isEmpty();
    new SelectionFiles(module.files())
        .write(
            plan,
            module.key(),
            module.executions().stream().map(SurefireExecution::id).toList(),
            options);
    new AuditRun(module, plan, options.now()).forgetEarlier(console);
    console.plan(plan);
  }

  private void runAsTheyAre(Optional<SurefireRunner> surefire)
      throws MojoExecutionException, MojoFailureException, SurefireException {
    if (surefire.isPresent()) {
      for (SurefireExecution execution : module.executions()) {
        surefire.get().run(execution);
      }
    }
  }

  private static void rethrow(Optional<Exception> failure)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException {
    if (failure.isEmpty()) {
      return;
    }
    Exception thrown = failure.get();
    if (thrown instanceof MojoFailureException each) {
      throw each;
    }
    if (thrown instanceof MojoExecutionException each) {
      throw each;
    }
    if (thrown instanceof SurefireException each) {
      throw each;
    }
    throw new IOException(thrown);
  }
}
