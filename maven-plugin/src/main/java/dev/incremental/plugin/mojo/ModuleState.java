package dev.incremental.plugin.mojo;

import dev.incremental.plugin.fingerprint.HashCache;
import dev.incremental.plugin.fingerprint.PathTokens;
import dev.incremental.plugin.fingerprint.ProjectClasses;
import dev.incremental.plugin.fingerprint.ProjectState;
import dev.incremental.plugin.fingerprint.Redaction;
import dev.incremental.plugin.fingerprint.TestTags;
import dev.incremental.plugin.snapshot.ClassShapes;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.surefire.Library;
import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The module's code, files and environment.
 *
 * @param classes all class files, fingerprinted when this was made
 * @param settings the text of each value that must match, by execution and name
 * @param selections what decides which tests there are, as text by execution
 * @param database what databases of forks hold, where they have any
 * @param given what forks are given so that they begin as those did that were recorded
 */
record ModuleState(
    Module module,
    PathTokens tokens,
    HashCache cache,
    ProjectClasses classes,
    Map<String, Map<String, String>> settings,
    Map<String, String> selections,
    Optional<String> database,
    RecordedDefaults given) {

  /**
   * Reads all of it now.
   *
   * @param root the repository's root
   */
  static ModuleState read(Module module, Path root, HashCache cache) {
    Redaction redaction = Redaction.ofThisMachine();
    PathTokens tokens =
        new PathTokens(
            root,
            Path.of(System.getProperty("user.home")),
            module.localRepository(),
            Path.of(System.getProperty("java.io.tmpdir")),
            Path.of(System.getProperty("java.home")),
            redaction);
    BinaryOperator<String> kept = (name, value) -> redaction.value(name, tokens.text(value));
    ProjectClasses classes = ProjectClasses.scan(module.locations(), cache);
    MustMatch mustMatch = new MustMatch(module, kept, new FileHashes(tokens, classes, cache));
    Map<String, Map<String, String>> settings = new TreeMap<>();
    Map<String, String> selections = new TreeMap<>();
    Optional<String> database = Optional.empty();
    for (SurefireExecution execution : module.recordable()) {
      if (ForkDatabases.areFor(execution.jvmArguments())) {
        database = Optional.of(new DatabaseFile(module.files().directory()).content());
      }
      settings.put(execution.id(), mustMatch.of(execution));
      selections.put(execution.id(), execution.selectionSettings(kept));
    }
    return new ModuleState(
        module, tokens, cache, classes, settings, selections, database, RecordedDefaults.none());
  }

  /** The same where forks begin as those did that recorded what is known. */
  ModuleState as(Snapshot known) {
    Map<String, ForkDefaults> forks = new TreeMap<>();
    module.recordable().stream()
        .filter(SurefireExecution::isOnMavensJdk) // others may know other zones
        .forEach(each -> forks.put(each.id(), ForkDefaults.of(each)));
    RecordedDefaults recorded = RecordedDefaults.of(known, forks, settings);
    Map<String, Map<String, String>> with = new TreeMap<>();
    settings.forEach((execution, texts) -> with.put(execution, recorded.in(execution, texts)));
    return new ModuleState(module, tokens, cache, classes, with, selections, database, recorded);
  }

  /** What everything but the classes is like from now on; each thing is read once. */
  ProjectState now() {
    ForkValues values = new ForkValues(module.recordable(), given, module.ignoredValues());
    return new ProjectState(
        classes,
        module.locations(),
        tokens,
        cache,
        values::property,
        values.variables(),
        allSettings());
  }

  /** JUnit tags and categories of tests. */
  TestTags tags() {
    List<Path> jars = module.libraries().stream().map(Library::file).toList();
    return new TestTags(name -> classes.bytes(name).or(() -> LibraryClasses.file(jars, name)));
  }

  /** Values that must match, of all executions, and what databases hold for whoever asks them. */
  Map<String, String> allSettings() {
    Map<String, String> all = new TreeMap<>();
    settings.values().forEach(all::putAll);
    database.ifPresent(content -> all.put(DatabaseFile.HELD, content));
    selections.forEach((execution, text) -> all.put(KnownUnder.setting(execution), text));
    return all;
  }

  /** Binary names of all classes where an execution's tests may be. */
  Set<String> testClasses(SurefireExecution execution) {
    List<Path> tests = execution.classPath().testLocations();
    return classes.names().stream()
        .filter(
            name ->
                classes
                    .file(name)
                    .filter(file -> tests.stream().anyMatch(file::startsWith))
                    .isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Shapes that decide which tests an execution has. */
  SortedMap<String, Long> testShapes(SurefireExecution execution) {
    return ClassShapes.of(classes, testClasses(execution));
  }

  /** Keeps hashes for the next run; without them it is slower and nothing else. */
  void remember() {
    try {
      cache.save();
    } catch (IOException e) {
      return;
    }
  }

  List<Path> locations() {
    return module.locations();
  }
}
