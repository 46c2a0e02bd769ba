package dev.incremental.plugin.mojo;

import dev.incremental.plugin.report.SetUpCosts;
import dev.incremental.plugin.report.ShardSentence;
import dev.incremental.plugin.report.Transcript;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.surefire.Obstacle;
import dev.incremental.plugin.surefire.StaleModule;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Says on the console what is going to happen and what came of it. */
final class Console {
  private final Log log;

  Console(Log log) {
    this.log = log;
  }

  void info(String line) {
    log.info(line);
  }

  void warn(String line) {
    log.warn(line);
  }

  void debug(String line) {
    log.debug(line);
  }

  /** That nothing runs is easily forgotten, where the property stands in a file. */
  void dryRun() {
    log.warn("Nothing runs: incremental.dryRun is set");
  }

  /** One line for each execution that is not recorded. */
  void obstacles(List<SurefireExecution> executions) {
    if (executions.isEmpty()) {
      log.info("Nothing to run: " + Obstacle.NO_EXECUTION.sentence());
    }
    for (SurefireExecution execution : executions) {
      execution.obstacle().ifPresent(obstacle -> obstacle(execution.id(), obstacle));
    }
  }

  /** Says of an execution that is not recorded why; what is skipped says so itself. */
  void unrecorded(SurefireExecution execution) {
    execution
        .obstacle()
        .filter(Obstacle::runs)
        .ifPresent(obstacle -> obstacle(execution.id(), obstacle));
  }

  /** One line for each sibling that was edited and is not built. */
  void staleModules(List<SurefireExecution> executions) {
    executions.stream()
        .flatMap(each -> each.staleModules().stream())
        .map(StaleModule::sentence)
        .distinct()
        .forEach(log::warn);
  }

  /** Says where more than what is affected will run. */
  void granularity(List<SurefireExecution> executions) {
    for (SurefireExecution execution : executions) {
      if (!execution.canSkipMethods()) {
        log.info(
            "Whole classes run in "
                + execution.id()
                + ": Surefire "
                + execution.version().text()
                + " cannot leave out single methods of them");
      }
    }
  }

  private void obstacle(String execution, Obstacle obstacle) {
    if (obstacle.runs()) {
      log.warn("Running all tests of " + execution + " unrecorded: " + obstacle.sentence());
    } else {
      log.info("Nothing to run in " + execution + ": " + obstacle.sentence());
    }
  }

  /** What runs and why. */
  void plan(Plan plan) {
    plan.notices().forEach(log::warn);
    if (plan.chosen().isPresent()) {
      log.info("Running what " + plan.chosen().get() + " chooses");
      return;
    }
    new Transcript(plan.whole(), plan.baselines(), plan.sources()).lines().forEach(log::info);
    plan.split().ifPresent(split -> log.info(ShardSentence.of(split)));
  }

  /** What was left out, and what was kept. */
  void result(Plan plan, RunResult result) {
    result.kept().notices().forEach(log::warn);
    result.kept().problem().ifPresent(problem -> log.debug(problem));
    int leftOut = plan.whole().leftOut().size();
    if (leftOut > 0) {
      log.info("Not affected: " + number(leftOut) + (leftOut == 1 ? " test" : " tests"));
    }
    if (result.kept().stored()) {
      log.info(result.kept().sentence());
    }
  }

  /** After a run of everything, which set-up would be worth doing once. */
  void setUps(Plan plan, RunResult result) {
    if (plan.selection().mode() == Selection.Mode.ALL && plan.split().isEmpty()) {
      result.kept().known().map(SetUpCosts::of).stream()
          .flatMap(costs -> costs.advice().stream())
          .forEach(log::info);
    }
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }
}
