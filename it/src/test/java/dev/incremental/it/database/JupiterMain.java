package dev.incremental.it.database;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A JVM that runs tests as an IDE does: without Maven, and without an agent. */
public final class JupiterMain {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private JupiterMain() {}

  /** What starts such a JVM; see {@link #main} for the arguments. */
  public static List<String> words(String classPath, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath));
    words.add(JupiterMain.class.getName());
    words.addAll(arguments);
    return words;
  }

  /** The names of test classes; {@code concurrent} before them runs methods in four threads. */
  public static void main(String[] arguments) {
    boolean isConcurrent = arguments[0].equals("concurrent");
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                Arrays.stream(arguments)
                    .skip(isConcurrent ? 1 : 0)
                    .map(name -> selectClass(name))
                    .toList())
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter(
                "junit.jupiter.execution.parallel.enabled", Boolean.toString(isConcurrent))
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .build();
    LauncherFactory.create().execute(request, new Outcomes());
  }

  /** Prints a line for each test, and for each class that fails as a whole. */
  private static final class Outcomes implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      result
          .getThrowable()
          .ifPresentOrElse(
              error ->
                  OUT.println("failed " + identifier.getDisplayName() + " " + error.getMessage()),
              () -> {
                if (identifier.isTest()) {
                  OUT.println("passed " + identifier.getDisplayName());
                }
              });
    }
  }
}
