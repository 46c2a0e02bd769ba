package dev.incremental.it.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Maven that runs this build, for builds of sample projects.
 *
 * @param home Maven's installation
 * @param localRepository where artifacts are looked up and kept
 * @param settings the user's settings file, null for the default one
 * @param options arguments of the JVM that Maven runs in
 * @param java the JDK that Maven runs on, null for the one of this process' environment
 * @param environment variables beside those of this process
 */
public record MavenClient(
    Path home,
    Path localRepository,
    @Nullable Path settings,
    String options,
    @Nullable Path java,
    Map<String, String> environment) {

  /** Builds are short: compiling Maven itself to the last costs a third of their time. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto";

  /** The client described by the system properties that this module's build sets. */
  public static MavenClient ofThisBuild() {
    Path settings = Path.of(System.getProperty("it.settings", "none").replaceFirst("^file:", ""));
    return new MavenClient(
        Path.of(property("it.maven.home")),
        Path.of(property("it.localRepository")),
        Files.isRegularFile(settings) ? settings : null,
        QUICK_START,
        null,
        Map.of());
  }

  /** This client with the newest Maven 3.9, which this module's build unpacks. */
  public MavenClient withOtherMaven() {
    return withHome(Path.of(property("it.maven.other")));
  }

  /** This client with another Maven. */
  public MavenClient withHome(Path otherHome) {
    return new MavenClient(otherHome, localRepository, settings, options, java, environment);
  }

  /** This client on another JDK. */
  public MavenClient withJava(Path otherJava) {
    return new MavenClient(home, localRepository, settings, options, otherJava, environment);
  }

  /** This client with another local repository. */
  public MavenClient with(Path otherRepository) {
    return new MavenClient(home, otherRepository, settings, options, java, environment);
  }

  /** This client with more arguments of the JVM that Maven runs in. */
  public MavenClient withOptions(String more) {
    return new MavenClient(
        home, localRepository, settings, options + " " + more, java, environment);
  }

  /** This client with other variables beside those of this process. */
  public MavenClient withEnvironment(Map<String, String> variables) {
    return new MavenClient(home, localRepository, settings, options, java, Map.copyOf(variables));
  }

  /** This client in a JVM without options, as it is for most users. */
  public MavenClient asUsersRunIt() {
    return new MavenClient(home, localRepository, settings, "", java, environment);
  }

  /** Runs one Maven build in a directory, in batch mode and without colours. */
  public CommandResult run(Path directory, Duration limit, String... arguments) {
    return run(directory, limit, Arrays.asList(arguments));
  }

  /** Runs one Maven build in a directory, in batch mode and without colours. */
  public CommandResult run(Path directory, Duration limit, List<String> arguments) {
    return start(directory, limit, arguments).result();
  }

  /** Starts one Maven build in a directory, in batch mode and without colours. */
  public RunningCommand start(Path directory, Duration limit, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(home.resolve("bin").resolve(windows() ? "mvn.cmd" : "mvn").toString());
    words.add("-B");
    words.add("-Dstyle.color=never");
    words.add("-Dmaven.repo.local=" + localRepository.toAbsolutePath());
    if (settings != null) {
      words.add("-s");
      words.add(settings.toString());
    }
    words.addAll(arguments);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(Map.of("MAVEN_ARGS", "", "MAVEN_OPTS", options));
    if (java != null) {
      variables.put("JAVA_HOME", java.toString());
    }
    return new Command(directory, words, variables, limit).start();
  }

  private static boolean windows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static String property(String key) {
    String value = System.getProperty(key);
    if (value == null) {
      throw new IllegalStateException(
          "System property " + key + " is not set: run these tests through mvn verify");
    }
    return value;
  }
}
