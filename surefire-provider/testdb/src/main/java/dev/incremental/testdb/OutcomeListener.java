package dev.incremental.testdb;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells Maven's process how tests end, and remembers it for the databases that this JVM makes
 * itself, so that it is known which to keep: of tests that were not heard to end well, nobody knows
 * that they did.
 */
public final class OutcomeListener implements TestExecutionListener {
  private static final System.Logger LOG = System.getLogger("dev.incremental.testdb");
  private static final String JUPITER = "[engine:junit-jupiter]";
  private static final String TESTNG = "[engine:testng]";
  private static final String VINTAGE = "[engine:junit-vintage]";

  private final Optional<Lease> lease;
  private final Outcomes outcomes;

  /** Created by the launcher, which finds it as a service. */
  public OutcomeListener() {
    this(Premain.lease(), Outcomes.ofThisJvm());
  }

  OutcomeListener(Optional<Lease> lease, Outcomes outcomes) {
    this.lease = lease;
    this.outcomes = outcomes;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    outcomes.begun();
    lease.ifPresent(each -> each.tell(Lease.BEGUN));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    outcomes.ended();
    lease.ifPresent(each -> each.tell(Lease.ENDED));
  }

  /** A class without a seed finds what was migrated, and not what a seed before it has left. */
  @Override
  public void executionStarted(TestIdentifier identifier) {
    if (identifier.getSource().orElse(null) instanceof ClassSource source) {
      if (!Declared.isFor(source.getJavaClass())) {
        SeededDatabase.ofThisJvm().leave();
      } else if (!isKnown(identifier.getUniqueId())) {
        LOG.log(
            Level.ERROR,
            "@PreSeeded and @SharedSetUp have no effect on "
                + source.getClassName()
                + ": it is a test neither of Jupiter's nor of TestNG's nor, in a JVM with our agent,"
                + " of JUnit 4's");
      }
    }
  }

  private static boolean isKnown(String uniqueId) {
    return uniqueId.contains(JUPITER)
        || uniqueId.contains(TESTNG)
        || (uniqueId.contains(VINTAGE) && JUnit4Tests.isAsked());
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    if (result.getStatus() == Status.FAILED) {
      outcomes.failed(identifier.getUniqueId());
      lease.ifPresent(each -> each.tell(Lease.FAILED));
    }
  }
}
