package dev.incremental.it.ci;

import dev.incremental.it.ci.CiStep.CheckOut;
import dev.incremental.it.ci.CiStep.Download;
import dev.incremental.it.ci.CiStep.Restore;
import dev.incremental.it.ci.CiStep.Save;
import dev.incremental.it.ci.CiStep.Shell;
import dev.incremental.it.ci.CiStep.Upload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .gitlab-ci.yml}: which jobs an event starts. */
final class GitLabPipeline implements CiRecipe {
  private static final Set<String> NO_JOBS = Set.of("workflow", "variables", "default", "stages");
  private static final Pattern EQUAL =
      Pattern.compile("\\$(\\w+) == (?:\"(?<text>[^\"]*)\"|\\$(?<name>\\w+))");

  private final YamlMap file;

  GitLabPipeline(String text) {
    file = YamlMap.parse(text);
  }

  @Override
  public List<CiJob> jobs(CiEvent event) {
    Map<String, String> variables = new TreeMap<>(event.secrets());
    variables.put("CI_PIPELINE_SOURCE", event.kind().gitLab());
    variables.put("CI_DEFAULT_BRANCH", "main");
    variables.put("GITLAB_USER_LOGIN", event.isRequest() ? "ada" : "bob");
    if (!event.isRequest()) {
      variables.put("CI_COMMIT_BRANCH", "main");
    }
    if (rule(file.map("workflow"), variables).isEmpty()) {
      throw new IllegalArgumentException("There is no pipeline for " + event.kind().gitLab());
    }
    add(file.map("variables"), variables);
    return file.names().stream()
        .filter(name -> !NO_JOBS.contains(name))
        .sorted(Comparator.comparing(name -> file.texts("stages").indexOf(stage(name))))
        .flatMap(name -> machines(name, event, variables).stream())
        .toList();
  }

  private String stage(String job) {
    return file.map(job).text("stage");
  }

  private List<CiJob> machines(String name, CiEvent event, Map<String, String> pipeline) {
    YamlMap job =
        file.map(name)
            .knownAs("stage", "image", "parallel", "rules", "cache", "script", "artifacts");
    Optional<YamlMap> rule = rule(job, pipeline);
    List<CiJob> machines = new ArrayList<>();
    if (rule.isPresent()) {
      int total = job.has("parallel") ? Integer.parseInt(job.text("parallel")) : 1;
      for (int i = 1; i <= total; i++) {
        Map<String, String> variables = new TreeMap<>(pipeline);
        add(rule.get().map("variables"), variables);
        variables.put("CI_NODE_INDEX", String.valueOf(i));
        variables.put("CI_NODE_TOTAL", String.valueOf(total));
        machines.add(new CiJob(name + " " + i, steps(job, name + "-" + i, event, variables)));
      }
    }
    return machines;
  }

  /** The first rule that holds, which decides. */
  private static Optional<YamlMap> rule(YamlMap job, Map<String, String> variables) {
    return job.maps("rules").stream()
        .map(rule -> rule.knownAs("if", "when", "variables"))
        .filter(rule -> !rule.has("if") || holds(rule.text("if"), variables))
        .findFirst();
  }

  private static boolean holds(String condition, Map<String, String> variables) {
    Matcher equal = EQUAL.matcher(condition);
    if (!equal.matches()) {
      throw new IllegalArgumentException("The test does not know what this means: " + condition);
    }
    String other = equal.group("text");
    return variables
        .getOrDefault(equal.group(1), "")
        .equals(other == null ? variables.getOrDefault(equal.group("name"), "") : other);
  }

  private List<CiStep> steps(
      YamlMap job, String artifact, CiEvent event, Map<String, String> variables) {
    YamlMap defaults = file.map("default").knownAs("image", "cache");
    YamlMap cache =
        (job.has("cache") ? job : defaults)
            .map("cache")
            .knownAs("key", "paths", "policy", "unprotect");
    boolean apart = !cache.text("unprotect").equals("true") && !event.isRequest();
    String key = cache.text("key") + (apart ? "-protected" : "-non_protected");
    List<CiStep> steps = new ArrayList<>();
    steps.add(new CheckOut(Integer.parseInt(variables.get("GIT_DEPTH")), true));
    cache.texts("paths").forEach(path -> steps.add(new Restore(path, key + path)));
    if (!job.has("artifacts")) {
      steps.add(new Download("", false));
    }
    job.texts("script").forEach(line -> steps.add(new Shell(line, variables)));
    YamlMap artifacts = job.map("artifacts").knownAs("when", "expire_in", "paths");
    artifacts.texts("paths").forEach(glob -> steps.add(new Upload(artifact, glob)));
    if (!cache.text("policy").equals("pull")) {
      cache.texts("paths").forEach(path -> steps.add(new Save(path, key + path)));
    }
    return steps;
  }

  private static void add(YamlMap more, Map<String, String> variables) {
    more.names().forEach(name -> variables.put(name, more.text(name)));
  }
}
