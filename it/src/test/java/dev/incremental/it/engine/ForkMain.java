package dev.incremental.it.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Takes Surefire's place in the forked JVM: runs test classes in order and notes outcomes. */
final class ForkMain implements TestExecutionListener {
  /** The configuration parameter of Jupiter that says in which order methods run. */
  static final String METHOD_ORDER = "junit.jupiter.testmethod.order.default";

  private final List<String> outcomes = new ArrayList<>();
  private volatile @Nullable TestPlan plan;

  private ForkMain() {}

  /**
   * Runs tests.
   *
   * @param arguments the file for the outcomes, then names of test classes, then {@code key=value}
   *     configuration parameters, in any order
   */
  public static void main(String[] arguments) throws IOException {
    ForkMain listener = new ForkMain();
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .configurationParameter(METHOD_ORDER, "org.junit.jupiter.api.MethodOrderer$MethodName");
    List<DiscoverySelector> classes = new ArrayList<>();
    for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        classes.add(DiscoverySelectors.selectClass(argument));
      } else {
        request.configurationParameter(
            argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    LauncherDiscoveryRequest built = request.selectors(classes).build();
    LauncherFactory.create().execute(built, listener);
    Files.write(Path.of(arguments[0]), listener.outcomes);
    System.exit(0); // as Surefire does: servers that tests started may never end
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    addWithin(identifier, "SKIPPED");
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    result.getThrowable().ifPresent(e -> e.printStackTrace());
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      add(identifier, "SUCCESSFUL");
    } else {
      addWithin(identifier, result.getStatus().name());
    }
  }

  /** What befalls a container befalls its tests. */
  private void addWithin(TestIdentifier identifier, String outcome) {
    add(identifier, outcome);
    if (plan != null) {
      plan.getDescendants(identifier).forEach(each -> add(each, outcome));
    }
  }

  private synchronized void add(TestIdentifier identifier, String outcome) {
    if (identifier.getSource().orElse(null) instanceof MethodSource method) {
      outcomes.add(method.getClassName() + "#" + method.getMethodName() + " " + outcome);
    }
  }
}
