package dev.incremental.plugin.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Copies an execution and adds the agent and what is to be left out. */
final class DecoratedExecution {
  private final SurefireExecution original;
  private final Configuration configuration;
  private final Decoration decoration;

  DecoratedExecution(SurefireExecution original, Decoration decoration) {
    this.original = original;
    this.configuration = original.configuration();
    this.decoration = decoration;
  }

  /**
   * The copy; the original stays as it is.
   *
   * @throws IOException if the file of excluded methods cannot be written
   */
  MojoExecution copy() throws IOException {
    Xpp3Dom parameters = configuration.copy();
    Parameters.set(parameters, "argLine", ArgumentLine.with(original.ownArgLine(), decoration));
    if (original.chosenTests().isEmpty()) {
      leaveOut(parameters);
    }
    MojoExecution source = original.execution();
    MojoExecution copy =
        new MojoExecution(source.getPlugin(), source.getGoal(), source.getExecutionId());
    copy.setMojoDescriptor(source.getMojoDescriptor());
    copy.setLifecyclePhase(source.getLifecyclePhase());
    copy.setConfiguration(parameters);
    return copy;
  }

  private void leaveOut(Xpp3Dom parameters) throws IOException {
    Optional<Path> ownFile = configuration.text("excludesFile").map(Path::of);
    List<String> own = configuration.list("excludes");
    List<String> methods = methodLines();
    boolean elsewhere = ownFile.isPresent();
    List<String> excludes = ClassExcludes.of(own, elsewhere, decoration.skippedClasses());
    if (!methods.isEmpty()) {
      if (excludes.isEmpty() && !elsewhere) {
        excludes = List.of(ClassExcludes.DEFAULT);
      }
      Parameters.set(parameters, "excludesFile", writeExcludes(ownFile, methods).toString());
    }
    if (!excludes.equals(own)) {
      set(parameters, "excludes", excludes);
    }
    Parameters.set(parameters, "failIfNoTests", "true"); // how the runner gets to know
  }

  /** On the Platform a filter in the fork skips methods, more exactly. */
  private List<String> methodLines() {
    return original.canSkipMethods() && original.provider() == TestProvider.JUNIT4
        ? MethodExcludes.lines(decoration.skippedMethods())
        : List.of();
  }

  private Path writeExcludes(Optional<Path> own, List<String> methods) throws IOException {
    List<String> lines = new ArrayList<>();
    if (own.isPresent()) {
      lines.addAll(Files.readAllLines(own.get()));
    }
    lines.addAll(methods);
    return Files.write(decoration.excludesFile(), lines);
  }

  private static void set(Xpp3Dom parameters, String name, List<String> values) {
    Xpp3Dom parameter = Parameters.set(parameters, name, null);
    for (String value : values) {
      Xpp3Dom element = new Xpp3Dom("element");
      element.setValue(value);
      parameter.addChild(element);
    }
  }
}
