package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes what is known of a module's tests to {@code target/incremental}: {@code report.html}, a
 * page that needs nothing else, {@code report.json} with the same figures and all that the page has
 * no room for, and {@code summary.md} for a pull request.
 *
 * <p>They tell what was selected last and why, what audits of full runs came to, which classes and
 * files select most tests, and which tests take longest. Nothing is compiled, and nothing runs.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class ReportMojo extends StoreGoal {
  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Override
  void run() throws UserProblem, IOException {
    if (project().getPackaging().equals("pom")) {
      return;
    }
    ReportRun run =
        new ReportRun(
            new RunFiles(buildDirectory.toPath().resolve("incremental")),
            moduleKey(),
            new BaselineChoice(revision(), false),
            Instant.now(),
            new Console(getLog()));
    Reading<Memory> opened = Memory.open(root(), directory(), moduleKey(), sharing());
    if (opened.problem().isPresent()) {
      run.write(Optional.empty(), opened.problem().get());
      return;
    }
    try (Memory memory = opened.asOptional().orElseThrow()) {
      run.write(Optional.of(memory), "");
    }
  }
}
