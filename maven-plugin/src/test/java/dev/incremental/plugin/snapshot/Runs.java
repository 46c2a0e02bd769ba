package dev.incremental.plugin.snapshot;

import dev.incremental.recording.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Merges forks into snapshots, a minute later each time. */
public final class Runs {
  /** The plugin execution of all runs. */
  public static final String EXECUTION = "default-test";

  private final Project project;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Set<String> testClasses = new TreeSet<>();
  private ProjectFields fields = ProjectFields.NONE;
  private Run.Extent extent = Run.Extent.WHOLE;
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");

  public Runs(Project project) {
    this.project = project;
  }

  public Runs setting(String name, String text) {
    settings.put(name, text);
    return this;
  }

  public Runs testClasses(String... names) {
    testClasses.addAll(List.of(names));
    return this;
  }

  public Runs fields(ProjectFields known) {
    fields = known;
    return this;
  }

  /** The user restricts what runs. */
  public Runs restricted() {
    extent = Run.Extent.PARTIAL;
    return this;
  }

  /** Surefire finds no test to run. */
  public Runs empty() {
    extent = Run.Extent.EMPTY;
    return this;
  }

  public Runs waits(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** When the next run starts; it takes a minute. */
  public Instant now() {
    return now;
  }

  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  public MergeResult merge(Fork... forks) {
    List<Recording> recordings = Arrays.stream(forks).map(Fork::recorded).toList();
    Instant start = now;
    now = now.plus(Duration.ofMinutes(1));
    Run run = new Run(EXECUTION, start, now, extent, settings, testClasses, Set.of());
    return new RecordingMerger(project, project, project, fields).merge(run, recordings);
  }

  public Snapshot record(Fork... forks) {
    return merge(forks).snapshot();
  }

  public static TestId test(String name) {
    return TestId.parse(EXECUTION, name);
  }
}
