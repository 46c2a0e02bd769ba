package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.Progress;
import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Run;
import dev.incremental.plugin.surefire.Decoration;
import dev.incremental.plugin.surefire.Library;
import dev.incremental.plugin.surefire.SurefireException;
import dev.incremental.plugin.surefire.SurefireExecution;
import dev.incremental.plugin.surefire.SurefireRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Runs the project's executions with the agent, and keeps what was recorded however they end. */
final class RecordRun {
  private final Module module;
  private final Plan.Ground ground;
  private final Plan plan;
  private final List<Run> runs = new ArrayList<>();

  RecordRun(Module module, Plan plan, Plan.Ground ground) {
    this.module = module;
    this.plan = plan;
    this.ground = ground;
  }

  /**
   * Runs the executions up to the first that fails, as Maven does.
   *
   * @param watcher who is told meanwhile how far they are, if anybody
   * @return what was kept, and Surefire's own failure if there was one
   */
  RunResult run(SurefireRunner surefire, Optional<Console> watcher) {
    Optional<Exception> failure = Optional.empty();
    try {
      for (SurefireExecution execution : module.executions()) {
        if (execution.obstacle().isPresent()) {
          surefire.run(execution);
        } else {
          record(execution, surefire, watcher);
        }
      }
    } catch (MojoExecutionException | MojoFailureException | SurefireException | IOException e) {
      failure = Optional.of(e);
    }
    return new RunResult(List.copyOf(runs), keep(), failure);
  }

  /** Runs nothing and keeps that: where several machines share a run, nobody waits for this one. */
  RunResult nothing() {
    return new RunResult(List.of(), keep(), Optional.empty());
  }

  private void record(
      SurefireExecution execution, SurefireRunner surefire, Optional<Console> watcher)
      throws IOException, MojoExecutionException, MojoFailureException, SurefireException {
    String id = execution.id();
    Skips skips =
        execution.chosenTests().isPresent()
            ? Skips.none()
            : Skips.of(plan.selection(), id)
                .without(plan.elsewhere(), id)
                .sparing(
                    plan.selection(),
                    id,
                    name -> ClassShapes.lineage(ground.state().classes(), name));
    RunFiles files = module.files();
    files.prepare(id);
    if (!skips.tests().isEmpty()) {
      Files.write(files.skipList(id), skips.tests());
    }
    AgentOptions.of(
            module, execution, id, ground.memory().git().root(), ground.memory().directory())
        .write(files.options(id));
    Decoration decoration =
        new Decoration(
            module.recorder().agent(),
            files.options(id),
            files.excludes(id),
            ground.state().given().arguments(id),
            skips.classes(),
            skips.methods());
    Instant startedAt = Instant.now();
    Run.Extent extent = Run.Extent.PARTIAL;
    Optional<ProgressWatch> watch =
        watcher.map(console -> ProgressWatch.start(files, id, progress(execution), console));
    try {
      boolean found = surefire.run(execution, decoration);
      if (execution.endedRegularly()) {
        extent = found ? Run.Extent.WHOLE : Run.Extent.EMPTY;
      }
    } catch (MojoFailureException e) {
      extent = e.getCause() == null ? Run.Extent.WHOLE : Run.Extent.PARTIAL;
      throw e;
    } finally {
      watch.ifPresent(ProgressWatch::close);
      runs.add(run(execution, startedAt, execution.isRestricted() ? Run.Extent.PARTIAL : extent));
    }
  }

  /** Which tests run where the user chooses is known when they have run. */
  private Progress progress(SurefireExecution execution) {
    return new Progress(
        module.name(),
        execution.chosenTests().isPresent()
            ? List.of()
            : plan.selection().selected().stream()
                .filter(each -> each.test().execution().equals(execution.id()))
                .toList());
  }

  private Run run(SurefireExecution execution, Instant startedAt, Run.Extent extent) {
    Map<String, String> settings = ground.state().settings().getOrDefault(execution.id(), Map.of());
    return new Run(
        execution.id(),
        startedAt,
        Instant.now(),
        extent,
        settings,
        ground.state().testClasses(execution),
        plan.elsewhere().stream()
            .filter(each -> each.execution().equals(execution.id()))
            .map(ContainerId::name)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whatever goes wrong here, the older records stand, and Surefire's failure must not be lost. */
  private Kept keep() {
    List<Path> jars = module.libraries().stream().map(Library::file).toList();
    try (LibraryClasses libraries = new LibraryClasses(jars)) {
      return new Keeping(module, plan, ground, libraries).keep(runs);
    } catch (IOException | RuntimeException e) {
      return Kept.nothing(e);
    }
  }
}
