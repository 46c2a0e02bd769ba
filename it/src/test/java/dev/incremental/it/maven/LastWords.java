package dev.incremental.it.maven;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Says beside a test's failure what the last command said that failed in its thread: most tests
 * only tell that a build should have passed. Registered for all tests of this module.
 */
public final class LastWords
    implements BeforeEachCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final int LINES = 80;
  private static final ThreadLocal<CommandResult> LAST = new ThreadLocal<>();

  /** Keeps what a command said that failed. */
  static void of(CommandResult result) {
    if (!result.succeeded()) {
      LAST.set(result);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    LAST.remove();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(failure);
  }

  static Throwable explained(Throwable failure) {
    CommandResult last = LAST.get();
    if (last != null) {
      failure.addSuppressed(
          new IllegalStateException(
              String.join(" ", last.command().words()) + " said last:\n" + end(last.output())));
    }
    return failure;
  }

  private static String end(String output) {
    List<String> lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
