package dev.incremental.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells the agent where containers and tests begin and end, from any number of threads.
 *
 * <p>A test is the topmost descriptor that stands for a method, or that calls itself a test. What
 * runs inside a test is not reported but counts for the test's outcome. When a container fails or
 * aborts, its tests that never got to start end like it, so that nothing takes them for passed; for
 * the same reason tests left out by a cancelled run count as aborted.
 */
public final class ReportingListener implements TestExecutionListener {
  private final Events events;
  private final Map<String, OpenTest> testOf = new ConcurrentHashMap<>();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private volatile @Nullable TestPlan plan;

  /** Creates the listener that the launcher finds as a service. */
  public ReportingListener() {
    this(BootEvents.reach());
  }

  ReportingListener(Events events) {
    this.events = events;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    if (!events.running()) {
      plan = started;
      events.event("platformStarted");
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (plan != null) {
      plan = null;
      testOf.clear();
      reported.clear();
      events.event("platformFinished");
    }
  }

  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (plan == null) {
      return;
    }
    String id = identifier.getUniqueId();
    OpenTest around = around(identifier);
    if (around != null) {
      testOf.put(id, around);
    } else if (isTest(identifier)) {
      reported.add(id);
      events.event("testStarted", id, TestIds.of(identifier));
      testOf.put(id, new OpenTest(id));
    } else {
      events.event("containerStarted", id, TestIds.className(identifier));
    }
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    TestPlan running = plan;
    if (running == null) {
      return;
    }
    String id = identifier.getUniqueId();
    OpenTest test = testOf.remove(id);
    if (test == null) {
      finishContainer(identifier, result.getStatus(), running);
      return;
    }
    Status status = test.add(result.getStatus());
    if (test.uniqueId().equals(id)) {
      events.event("testFinished", id, OpenTest.outcome(status), test.millis());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    TestPlan running = plan;
    if (running == null || around(identifier) != null) {
      return;
    }
    if (isCancellation(reason)) {
      neverStarted(identifier, Status.ABORTED, running);
    } else {
      skip(identifier, running);
    }
  }

  private void skip(TestIdentifier identifier, TestPlan running) {
    String id = identifier.getUniqueId();
    if (!isTest(identifier)) {
      running.getChildren(identifier).forEach(child -> skip(child, running));
    } else if (reported.add(id)) {
      events.event("testSkipped", id, TestIds.of(identifier));
    }
  }

  private void finishContainer(TestIdentifier container, Status status, TestPlan running) {
    if (status != Status.SUCCESSFUL) {
      running.getChildren(container).forEach(child -> neverStarted(child, status, running));
    }
    events.event("containerFinished", container.getUniqueId(), OpenTest.outcome(status));
  }

  private void neverStarted(TestIdentifier identifier, Status status, TestPlan running) {
    String id = identifier.getUniqueId();
    if (!isTest(identifier)) {
      running.getChildren(identifier).forEach(child -> neverStarted(child, status, running));
    } else if (reported.add(id)) {
      events.event("testStarted", id, TestIds.of(identifier));
      events.event("testFinished", id, OpenTest.outcome(status), 0L);
    }
  }

  private @Nullable OpenTest around(TestIdentifier identifier) {
    return identifier.getParentId().map(testOf::get).orElse(null);
  }

  /** Tests that a cancelled run leaves out are reported as skipped, but nobody disabled them. */
  private static boolean isCancellation(@Nullable String reason) {
    return reason != null && reason.toLowerCase(Locale.ROOT).contains("cancel");
  }

  private static boolean isTest(TestIdentifier identifier) {
    return identifier.isTest() || identifier.getSource().orElse(null) instanceof MethodSource;
  }
}
