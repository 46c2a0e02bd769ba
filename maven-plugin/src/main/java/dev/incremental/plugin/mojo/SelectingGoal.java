package dev.incremental.plugin.mojo;

import dev.incremental.plugin.selection.Shard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that selects, with the parameters that say how. */
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
abstract class SelectingGoal extends StoreGoal {
  /**
   * How long a passed test counts as passed at most: days, hours or minutes such as {@code 7d},
   * {@code 12h}, {@code 30m}, or ISO-8601. Older ones run again, since tests may depend on the
   * clock or on chance.
   *
   * <p>Example: {@code -Dincremental.maxAge=12h}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.maxAge", defaultValue = "7d")
  private String maxAge = "7d";

  /**
   * Where what tests may depend on differs between machines. {@code portable}: forks begin in the
   * time zone and with the locale in which tests were recorded, unless the project itself gives its
   * tests others, so that a snapshot of CI holds anywhere. {@code strict}: forks begin as they
   * would without this plugin, and where zone or locale differ all tests run. A run of everything
   * that is asked for, and one that publishes, is always of this machine.
   *
   * <p>Example: {@code -Dincremental.environment=strict}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.environment", defaultValue = "portable")
  private String environment = "portable";

  /**
   * Names of environment variables and system properties on which nothing depends, whoever reads
   * them, with {@code *} for any characters, such as {@code DEPLOY_*,build.time}. By default all
   * count that are read.
   *
   * <p>Example: {@code -Dincremental.environment.ignore=DEPLOY_*,build.time}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.environment.ignore")
  private List<String> environmentIgnore = List.of();

  /**
   * Whether to say what would run, and to run no tests. What follows in the build goes on as if
   * they had passed, unless it deploys.
   *
   * <p>Example: {@code -Dincremental.dryRun}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * Which part of the selected tests runs here, where several machines share them: {@code 2/4} is
   * the second of four. The parts are of one length by the durations recorded; {@code
   * incremental:merge} makes one snapshot of what each of them recorded. Without it all of them run
   * here.
   *
   * <p>Example: {@code -Dincremental.shard=2/4}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.shard")
  private @Nullable String shard;

  /**
   * Branches on which everything always runs, as names in which {@code *} stands for any
   * characters, such as {@code main,release/*}. The same goes for builds that deploy. Where a
   * commit is checked out and no branch, those count whose newest commit it is. By default there
   * are none.
   *
   * <p>Example: {@code -Dincremental.fullBranches=main,release/*}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.fullBranches")
  private @Nullable List<String> fullBranches;

  /**
   * {@code off} lets tests run without the agent: all of them, and nothing is recorded.
   *
   * <p>Example: {@code -Dincremental.agent=off}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.agent", defaultValue = "on")
  private String agent = "on";

  /**
   * Packages, with all that is below them, and classes that the agent leaves as they are. All tests
   * of a JVM that loads such a class depend on all of it; and on all that this JVM ran, if the
   * class has static fields. By default there are none.
   *
   * <p>Example: {@code -Dincremental.exclude=a.generated}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.exclude")
  private List<String> exclude = List.of();

  /**
   * Tests that always run: classes by simple or full name, optionally with {@code #method}, {@code
   * *} for any characters; and JUnit tags such as {@code tag:smoke}. By default there are none.
   *
   * <p>Example: {@code -Dincremental.always=SmokeTest,OrderTest#total,tag:smoke}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.always")
  private List<String> always = List.of();

  /**
   * Whether a run of everything compares its outcomes with what would have been selected, and says
   * and remembers how many changed outcomes that would have caught. A test that would have been
   * missed is a warning.
   *
   * <p>Example: {@code -Dincremental.audit=false}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.audit", defaultValue = "true")
  private boolean audit = true;

  /**
   * Whether to say, while tests run, how many of the selected ones have ended and about how long
   * the others will take, by their recorded durations. Short runs say nothing anyway.
   *
   * <p>Example: {@code -Dincremental.progress=false}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.progress", defaultValue = "true")
  private boolean progress = true;

  /** The goal's name. */
  abstract String name();

  /**
   * Why everything is to run, if so.
   *
   * @param goals what the user told Maven to do
   */
  abstract Optional<String> everything(List<String> goals) throws UserProblem;

  /**
   * What the user asked for.
   *
   * @param goals what the user told Maven to do
   */
  final RunOptions options(List<String> goals) throws UserProblem {
    Sharing sharing = sharing();
    if (dryRun && TestMode.whereDeployed(goals).isPresent()) {
      throw new UserProblem(
          "Nothing is deployed untested", "parameter incremental.dryRun", "leave it out there");
    }
    return new RunOptions(
        name(),
        Age.of(maxAge, "incremental.maxAge"),
        directory(),
        sharing,
        revision(),
        shard(),
        startsForks() && asRecorded() && !sharing.publish(),
        dryRun,
        everything(goals),
        new FullBranches(fullBranches == null ? List.of() : fullBranches),
        unrecorded(),
        AlwaysRun.of(always),
        audit,
        progress,
        session().getStartTime().toInstant(),
        Instant.now());
  }

  /** Whether tests run in forks that this goal starts. */
  boolean startsForks() {
    return true;
  }

  private boolean asRecorded() throws UserProblem {
    return switch (environment) {
      case "portable" -> true;
      case "strict" -> false;
      default ->
          throw new UserProblem(
              "'" + environment + "' is neither portable nor strict",
              "parameter incremental.environment",
              "set it so");
    };
  }

  final List<String> ignoredValues() {
    return environmentIgnore.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  final boolean isDryRun() {
    return dryRun;
  }

  private Optional<Shard> shard() throws UserProblem {
    if (shard == null || shard.isBlank()) {
      return Optional.empty();
    }
    Optional<Shard> parsed = Shard.parse(shard);
    if (parsed.isEmpty()) {
      throw new UserProblem(
          "'" + shard + "' is no part of anything",
          "parameter incremental.shard",
          "give its number and how many there are, such as 2/4");
    }
    return parsed;
  }

  private Optional<String> unrecorded() throws UserProblem {
    return switch (agent) {
      case "on" -> Optional.empty();
      case "off" -> Optional.of("incremental.agent is off");
      default ->
          throw new UserProblem(
              "'" + agent + "' is neither on nor off", "parameter incremental.agent", "set it so");
    };
  }

  /** Beginnings of the names of classes that get no probes. */
  final List<String> excluded() throws UserProblem {
    List<String> names = new ArrayList<>();
    for (String each : exclude) {
      String name = each.strip().replaceFirst("\\.\\*{0,2}$", "");
      if (name.isEmpty() || name.contains("*")) {
        throw new UserProblem(
            "'" + each + "' is neither a package nor a class",
            "parameter incremental.exclude",
            "name packages such as a.generated; all below them is meant");
      }
      names.add(name);
    }
    return names;
  }
}
