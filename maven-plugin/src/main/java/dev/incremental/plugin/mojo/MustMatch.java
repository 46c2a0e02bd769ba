package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.JvmArguments;
import dev.incremental.plugin.surefire.Library;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Puts into words what must be as it was for any record of an execution to count. */
final class MustMatch {
  static final String LOCALE = "default locale";
  static final String ZONE = "time zone";

  private static final String USUAL_EXECUTION = "default-test";

  private final Module module;
  private final BinaryOperator<String> kept;
  private final FileHashes hashes;

  /**
   * @param kept of a name and its value the value as it may be kept
   */
  MustMatch(Module module, BinaryOperator<String> kept, FileHashes hashes) {
    this.module = module;
    this.kept = kept;
    this.hashes = hashes;
  }

  /** The text of each value, by name. */
  Map<String, String> of(SurefireExecution execution) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("JDK feature release", execution.jdkFeatureRelease());
    texts.put("Surefire version", execution.surefire());
    texts.put("Surefire configuration", execution.settings(kept));
    List<Library> libraries = execution.classPath().libraries();
    texts.put("test class path", String.join("\n", execution.classPath().order()));
    texts.put("module-info", ModuleDescriptors.of(execution.classPath().classLocations()));
    if (execution.packaged().isPresent()) {
      texts.put("files that only the jar holds", execution.packaged().get());
    }
    ForkDefaults defaults = ForkDefaults.of(execution);
    texts.put(LOCALE, defaults.locale());
    texts.put(ZONE, defaults.zone());
    texts.put("file encoding", defaults.encoding(isOurJdk(execution)));
    JvmArguments arguments = execution.jvmArguments();
    for (Path file : arguments.files()) {
      texts.put(
          "file with arguments " + kept.apply("argLine", file.toString()),
          hashes.of(execution.workingDirectory().resolve(file)));
    }
    if (ForkDatabases.areFor(arguments)) {
      texts.put("databases of forks", ForkDatabases.names(module.files().directory()));
    }
    texts = named(texts, execution.id());
    texts.put("operating system", System.getProperty("os.name", ""));
    texts.put("recorder", recorder());
    for (Library library : libraries) {
      texts.put("library " + library.name(), library.version() + " (" + hash(library) + ")");
    }
    return texts;
  }

  private static boolean isOurJdk(SurefireExecution execution) {
    return execution.jdkFeatureRelease().equals(String.valueOf(Runtime.version().feature()));
  }

  /** Two executions may differ in one value. */
  private static Map<String, String> named(Map<String, String> texts, String execution) {
    Map<String, String> named = new TreeMap<>();
    texts.forEach((name, text) -> named.put(named(name, execution), text));
    return named;
  }

  /** The name of an execution's value. */
  static String named(String name, String execution) {
    return execution.equals(USUAL_EXECUTION) ? name : name + " of " + execution;
  }

  private String hash(Library library) {
    return hashes.of(library.file());
  }

  private String recorder() {
    return module.recorder().version() + " (" + hashes.of(module.recorder().agent()) + ")";
  }
}
