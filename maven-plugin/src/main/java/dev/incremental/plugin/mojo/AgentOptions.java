package dev.incremental.plugin.mojo;

import dev.incremental.plugin.surefire.SurefireExecution;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the agent in a fork is told.
 *
 * @param recordings where each fork writes its recording
 * @param root the repository's root
 * @param module the module's base directory
 * @param locations class directories and jars of the project, in class-path order
 * @param excluded packages and classes that get no probes
 * @param ignored beginnings of paths that are never dependencies
 * @param skipList the tests to leave out, one a line; need not exist
 * @param database where the server of the forks' databases listens; empty where they have none
 */
record AgentOptions(
    Path recordings,
    Path root,
    Path module,
    List<Path> locations,
    List<String> excluded,
    List<Path> ignored,
    Path skipList,
    String database) {

  /**
   * What the forks of an execution are told.
   *
   * @param run names their files
   * @param root the repository's root
   * @param memory the store's directory
   */
  static AgentOptions of(
      Module module, SurefireExecution execution, String run, Path root, Path memory) {
    List<Path> ignored = new ArrayList<>(module.ignored());
    ignored.add(memory);
    return new AgentOptions(
        module.files().recordings(run),
        root,
        module.base(),
        execution.classPath().classLocations(),
        module.recorder().excluded(),
        ignored,
        module.files().skipList(run),
        ForkDatabases.areFor(execution.jvmArguments())
            ? new DatabaseFile(module.files().directory()).servers()
            : "");
  }

  void write(Path file) throws IOException {
    Properties options = new Properties();
    options.setProperty("recordings", recordings.toString());
    options.setProperty("root", root.toString());
    options.setProperty("module", module.toString());
    options.setProperty("locations", joined(locations));
    options.setProperty("excluded", String.join(",", excluded));
    options.setProperty("ignored", joined(ignored));
    options.setProperty("skip", skipList.toString());
    options.setProperty("database", database);
    try (Writer writer = Files.newBufferedWriter(file)) {
      options.store(writer, null);
    }
  }

  private static String joined(Collection<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
