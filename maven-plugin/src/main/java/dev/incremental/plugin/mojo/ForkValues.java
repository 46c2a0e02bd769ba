package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.Redaction;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * System properties and environment variables as the forks of all executions will see them.
 *
 * <p>What an execution does not set is taken from Maven's own JVM, which runs on the same machine;
 * where executions differ, a value stands for all of theirs.
 */
final class ForkValues {
  private static final Pattern DEFINITION = Pattern.compile("-D([^=\\s]+)=(\\S*)");

  /** Of Maven's JVM alone, or different in each run: nothing a test could rely on. */
  private static final Set<String> MAVENS_OWN =
      Set.of(
          "sun.java.command",
          "java.class.path",
          "java.vm.info",
          "java.vm.compressedOopsMode",
          "sun.management.compiler",
          "surefire.test.class.path",
          "surefire.real.class.path",
          "surefire.junit4.upgradecheck");

  /** How those begin that are Maven's and its launcher's, or set late or at terminals only. */
  private static final List<String> NOT_INHERITED =
      List.of(
          "maven.",
          "env.",
          "classworlds.",
          "guice.",
          "jansi.",
          "library.jansi.",
          "org.jline.",
          "org.slf4j.",
          "polyglot.", // by Flyway, when it first migrates
          "user.timezone",
          "stdin.encoding",
          "stdout.encoding",
          "stderr.encoding",
          "sun.stdout.encoding",
          "sun.stderr.encoding");

  /** Of the machine, its user and the build of its JDK: they do not count for who reads all. */
  private static final Set<String> OF_MACHINE =
      Set.of(
          "java.home",
          "java.io.tmpdir",
          "java.library.path",
          "java.runtime.name",
          "java.runtime.version",
          "java.vendor",
          "java.vendor.url",
          "java.vendor.url.bug",
          "java.vendor.version",
          "java.version",
          "java.version.date",
          "java.vm.name",
          "java.vm.vendor",
          "java.vm.version",
          "os.version",
          "sun.boot.library.path",
          "user.home",
          "user.name");

  private final List<String> ignored;
  private final List<Map<String, String>> properties = new ArrayList<>();
  private final List<Map<String, String>> variables = new ArrayList<>();

  /**
   * @param given what forks are given beside what the project says
   * @param ignored names that do not count, with {@code *} for any characters
   */
  ForkValues(
      List<SurefireExecution> executions, RecordedDefaults given, Collection<String> ignored) {
    this.ignored = List.copyOf(ignored);
    for (SurefireExecution execution : executions) {
      Map<String, String> values = propertiesOf(execution);
      values.putAll(given.properties(execution.id()));
      properties.add(values);
      variables.add(variablesOf(execution));
    }
  }

  private static Map<String, String> propertiesOf(SurefireExecution execution) {
    Map<String, String> values = new HashMap<>(execution.systemProperties());
    values.put("user.dir", execution.workingDirectory().toString());
    Matcher definitions = DEFINITION.matcher(execution.ownArgLine());
    while (definitions.find()) {
      values.put(definitions.group(1), definitions.group(2));
    }
    return values;
  }

  /** The environment of an execution's forks. */
  static Map<String, String> variablesOf(SurefireExecution execution) {
    Map<String, String> values = new HashMap<>(System.getenv());
    values.keySet().removeAll(execution.excludedEnvironmentVariables());
    values.putAll(execution.environmentVariables());
    return values;
  }

  /** The value of a system property, null where it is not set; all of them for the empty name. */
  @Nullable String property(String name) {
    return name.isEmpty() ? allProperties() : isIgnored(name) ? null : valueOf(name);
  }

  private boolean isIgnored(String name) {
    return ignored.stream().anyMatch(each -> Wildcards.matches(each, name));
  }

  /** Whether a property of Maven's own JVM is one that a reader of all may rely on. */
  static boolean countsForWhoReadsAll(String name) {
    return !OF_MACHINE.contains(name) && NOT_INHERITED.stream().noneMatch(name::startsWith);
  }

  private String allProperties() {
    Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
    names.removeIf(name -> !countsForWhoReadsAll(name));
    properties.forEach(each -> names.addAll(each.keySet()));
    return names.stream()
        .filter(name -> !name.startsWith("incremental.")) // our own parameters
        .filter(name -> !isIgnored(name))
        .map(name -> name + "=" + Redaction.withoutSecrets(name, String.valueOf(valueOf(name))))
        .collect(Collectors.joining("\n"));
  }

  private @Nullable String valueOf(String name) {
    Set<String> values = new TreeSet<>();
    for (Map<String, String> each : properties) {
      String value = each.get(name);
      String inherited = MAVENS_OWN.contains(name) ? null : System.getProperty(name);
      if (value != null || inherited != null) {
        values.add(value != null ? value : inherited);
      }
    }
    return values.isEmpty() ? null : String.join("|", values);
  }

  /** All environment variables that count. */
  Map<String, String> variables() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Map<String, String> each : variables) {
      each.forEach((name, value) -> all.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
    }
    Map<String, String> joined = new TreeMap<>();
    all.forEach((name, values) -> joined.put(name, String.join("|", values)));
    joined.keySet().removeIf(this::isIgnored);
    return joined;
  }
}
