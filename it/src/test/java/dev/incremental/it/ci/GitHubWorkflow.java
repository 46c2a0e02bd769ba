package dev.incremental.it.ci;

import dev.incremental.it.ci.CiStep.CheckOut;
import dev.incremental.it.ci.CiStep.Download;
import dev.incremental.it.ci.CiStep.Restore;
import dev.incremental.it.ci.CiStep.Save;
import dev.incremental.it.ci.CiStep.Shell;
import dev.incremental.it.ci.CiStep.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workflow file of GitHub Actions: which jobs an event starts. */
final class GitHubWorkflow implements CiRecipe {
  private final YamlMap workflow;
  private int runs;

  GitHubWorkflow(String text) {
    workflow = YamlMap.parse(text).knownAs("name", "on", "permissions", "jobs");
  }

  @Override
  public List<CiJob> jobs(CiEvent event) {
    if (!workflow.map("on").has(event.kind().gitHub())) {
      throw new IllegalArgumentException("The workflow is not for " + event.kind().gitHub());
    }
    Map<String, String> names = new HashMap<>();
    names.put("github.event_name", event.kind().gitHub());
    names.put("github.run_id", String.valueOf(++runs));
    names.put("github.run_attempt", "1");
    event.secrets().forEach((name, value) -> names.put("secrets." + name, value));
    List<CiJob> jobs = new ArrayList<>();
    YamlMap all = workflow.map("jobs");
    for (String name : all.names()) {
      YamlMap job = all.map(name).knownAs("if", "runs-on", "needs", "strategy", "steps");
      if (GitHubExpression.isTrue(job.text("if"), names)) {
        jobs.addAll(machines(name, job, names));
      }
    }
    return jobs;
  }

  private static List<CiJob> machines(String name, YamlMap job, Map<String, String> names) {
    YamlMap strategy = job.map("strategy").knownAs("fail-fast", "matrix");
    List<String> shards = strategy.map("matrix").knownAs("shard").texts("shard");
    if (shards.isEmpty()) {
      return List.of(job(name, job, names));
    }
    List<CiJob> machines = new ArrayList<>();
    for (String shard : shards) {
      Map<String, String> more = new HashMap<>(names);
      more.put("matrix.shard", shard);
      machines.add(job(name + " " + shard, job, more));
    }
    return machines;
  }

  private static CiJob job(String name, YamlMap job, Map<String, String> names) {
    List<CiStep> steps = new ArrayList<>();
    for (YamlMap step : job.maps("steps")) {
      step.knownAs("name", "if", "uses", "with", "run", "env");
      if (GitHubExpression.isTrue(step.text("if"), names)) {
        (step.has("run") ? Optional.of(shell(step, names)) : action(step, names))
            .ifPresent(steps::add);
      }
    }
    return new CiJob(name, steps);
  }

  private static CiStep shell(YamlMap step, Map<String, String> names) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("GITHUB_RUN_ID", names.get("github.run_id"));
    variables.put("GITHUB_EVENT_NAME", names.get("github.event_name"));
    YamlMap env = step.map("env");
    env.names()
        .forEach(name -> variables.put(name, GitHubExpression.inserted(env.text(name), names)));
    return new Shell(GitHubExpression.inserted(step.text("run"), names), variables);
  }

  private static Optional<CiStep> action(YamlMap step, Map<String, String> names) {
    YamlMap with = step.map("with");
    String action = step.text("uses").replaceFirst("@v\\d+$", "");
    return switch (action) {
      case "actions/setup-java" -> {
        with.knownAs("distribution", "java-version", "cache");
        yield Optional.empty();
      }
      case "actions/checkout" -> {
        int depth = Integer.parseInt(with.knownAs("fetch-depth").text("fetch-depth"));
        boolean detached = names.get("github.event_name").equals("pull_request");
        yield Optional.of(new CheckOut(depth, detached));
      }
      case "actions/upload-artifact" -> {
        with.knownAs("name", "path");
        String name = GitHubExpression.inserted(with.text("name"), names);
        yield Optional.of(new Upload(name, with.text("path")));
      }
      case "actions/download-artifact" -> {
        with.knownAs("pattern", "path");
        yield Optional.of(new Download(with.text("path"), true));
      }
      case "actions/cache/restore" -> {
        with.knownAs("path", "key", "restore-keys");
        yield Optional.of(new Restore(with.text("path"), with.text("restore-keys")));
      }
      case "actions/cache/save" -> {
        with.knownAs("path", "key");
        String key = GitHubExpression.inserted(with.text("key"), names);
        yield Optional.of(new Save(with.text("path"), key));
      }
      default -> throw new IllegalArgumentException("The test does not know the action " + action);
    };
  }
}
