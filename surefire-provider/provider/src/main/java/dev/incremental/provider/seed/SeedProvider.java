package dev.incremental.provider.seed;

import dev.incremental.testdb.SeedMaking;
import dev.incremental.testdb.contract.SeedRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.surefire.api.provider.AbstractProvider;
import org.apache.maven.surefire.api.provider.ProviderParameters;
import org.apache.maven.surefire.api.report.ConsoleOutputCapture;
import org.apache.maven.surefire.api.report.ReporterFactory;
import org.apache.maven.surefire.api.report.RunMode;
import org.apache.maven.surefire.api.report.SafeThrowable;
import org.apache.maven.surefire.api.report.SimpleReportEntry;
import org.apache.maven.surefire.api.report.StackTraceWriter;
import org.apache.maven.surefire.api.report.TestOutputReportEntry;
import org.apache.maven.surefire.api.report.TestReportListener;
import org.apache.maven.surefire.api.suite.RunResult;

/**
 * What Surefire runs in place of tests to make a seed: its function as the only test of its class,
 * in a fork that has all that the project's tests have.
 */
public final class SeedProvider extends AbstractProvider {
  private static final long RUN = 1L;

  private final ProviderParameters parameters;

  /** Made by Surefire. */
  public SeedProvider(ProviderParameters parameters) {
    this.parameters = parameters;
  }

  /** There is one thing to run, of which Surefire needs no list. */
  @Override
  public Iterable<Class<?>> getSuites() {
    return List.of();
  }

  @Override
  public RunResult invoke(Object forkTestSet) {
    Path file = Path.of(System.getProperty(SeedRequest.PROPERTY, ""));
    ReporterFactory reports = parameters.getReporterFactory();
    TestReportListener<TestOutputReportEntry> listener = reports.createTestReportListener();
    ConsoleOutputCapture.startCapture(
        out -> listener.writeTestOutput(new TestOutputReportEntry(out, RunMode.NORMAL_RUN, RUN)));
    try {
      run(SeedRequest.read(file), listener);
    } catch (IOException e) {
      listener.error("No seed is made, since " + file + " cannot be read: " + e);
    }
    return reports.close();
  }

  private void run(SeedRequest request, TestReportListener<?> listener) throws IOException {
    String type = request.className();
    SimpleReportEntry test =
        new SimpleReportEntry(RunMode.NORMAL_RUN, RUN, type, null, request.method(), null);
    SimpleReportEntry set = new SimpleReportEntry(RunMode.NORMAL_RUN, RUN, type, null, null, null);
    listener.testSetStarting(set);
    listener.testStarting(test);
    try {
      new SeedMaking(request, parameters.getTestClassLoader()).make();
      listener.testSucceeded(test);
    } catch (Throwable e) { // whatever a function throws is what the user has to see
      Trace trace = new Trace(e);
      Files.writeString(request.failed(), trace.writeTraceToString());
      listener.testError(
          SimpleReportEntry.withException(
              RunMode.NORMAL_RUN, RUN, type, null, request.method(), null, trace));
    }
    listener.testSetCompleted(set);
  }

  /** What is shown of something that was thrown: all of it. Surefire's own have changed names. */
  private record Trace(Throwable thrown) implements StackTraceWriter {
    @Override
    public String writeTraceToString() {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text, true));
      return text.toString();
    }

    @Override
    public String writeTrimmedTraceToString() {
      return writeTraceToString();
    }

    @Override
    public String smartTrimmedStackTrace() {
      return thrown.toString();
    }

    @Override
    public SafeThrowable getThrowable() {
      return new SafeThrowable(thrown);
    }
  }
}
