package dev.incremental.plugin.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says why a test was selected or left out when tests were last selected, with every step from the
 * change to the test. After a run of everything that was audited, also what would have been decided
 * of it, and of a missed test what it was seen to depend on.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class ExplainMojo extends Goal {
  /**
   * The test in question: a class's simple or full name, optionally with {@code #method}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "test")
  private @Nullable String test;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Override
  void run() throws UserProblem, IOException {
    if (test == null || test.isBlank()) {
      throw new UserProblem(
          "No test is named", "parameter test", "say which, for instance -Dtest=InvoiceTest#total");
    }
    Path directory = buildDirectory.toPath().resolve("incremental");
    List<String> lines = new SelectionFiles(new RunFiles(directory)).explain(test.strip());
    if (lines.isEmpty()) {
      getLog().info(test + " was not known when tests were last selected: its tests run");
    }
    lines.forEach(getLog()::info);
  }
}
