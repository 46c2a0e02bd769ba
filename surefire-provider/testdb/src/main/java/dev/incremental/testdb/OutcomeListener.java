package dev.incremental.testdb;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells Maven's process how tests end, so that it knows which databases to keep: of a fork that was
 * not heard to end all its tests well, nobody knows that they did. Does nothing in a JVM that was
 * not given a database.
 */
public final class OutcomeListener implements TestExecutionListener {
  private final Optional<Lease> lease;

  /** Created by the launcher, which finds it as a service. */
  public OutcomeListener() {
    this(Premain.lease());
  }

  OutcomeListener(Optional<Lease> lease) {
    this.lease = lease;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    lease.ifPresent(each -> each.tell(Lease.BEGUN));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    lease.ifPresent(each -> each.tell(Lease.ENDED));
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED) {
      lease.ifPresent(each -> each.tell(Lease.FAILED));
    }
  }
}
