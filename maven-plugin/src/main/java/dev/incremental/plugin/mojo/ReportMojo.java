package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Reading;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a module's tests to {@code target/incremental}: {@code report.html}, a
 * page that needs nothing else, {@code report.json} with the same figures and all that the page has
 * no room for, and {@code summary.md} for a pull request.
 *
 * <p>They tell what was selected last and why, what audits of full runs came to, which classes and
 * files select most tests, what takes longest, and how seeds are. Nothing is compiled or runs.
 *
 * <p>Among the reports of a site it is a page of its own, which the list of reports leads to.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields in
public final class ReportMojo extends StoreGoal implements MavenReport {
  private static final String DIRECTORY_IN_SITE = "incremental";

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private File buildDirectory;

  @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
  private File siteDirectory;

  private @Nullable Exception problem;

  @Override
  void run() throws UserProblem, IOException {
    if (project().getPackaging().equals("pom")) {
      return;
    }
    ReportRun run =
        new ReportRun(
            files(),
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

  private RunFiles files() {
    return new RunFiles(buildDirectory.toPath().resolve("incremental"));
  }

  /** Writes the report, as only then it is known whether there is one. */
  @Override
  public boolean canGenerateReport() {
    if (isSkipped() || project().getPackaging().equals("pom")) {
      return false;
    }
    try {
      execute();
      return Files.exists(files().reportPage());
    } catch (MojoExecutionException | MojoFailureException e) {
      problem = e; // fails the site, as soon as the report may do that
      return true;
    }
  }

  /** For site plugins that are built on Doxia 1. */
  @Override
  @SuppressWarnings("deprecation")
  public void generate(org.codehaus.doxia.sink.Sink unused, Locale locale)
      throws MavenReportException {
    putIntoSite();
  }

  /** For those that are built on Doxia 2. */
  public void generate(org.apache.maven.doxia.sink.Sink unused, Locale locale)
      throws MavenReportException {
    putIntoSite();
  }

  private void putIntoSite() throws MavenReportException {
    if (problem != null) {
      throw new MavenReportException(problem.getMessage(), problem);
    }
    Path directory = siteDirectory.toPath().resolve(DIRECTORY_IN_SITE);
    try {
      for (Path each : List.of(files().reportPage(), files().reportData())) {
        new WholeFile(directory.resolve(each.getFileName())).write(Files.readAllBytes(each));
      }
    } catch (IOException e) {
      throw new MavenReportException("The report cannot be copied to " + directory + ": " + e, e);
    }
  }

  /** Its page in the site without {@code .html}, with slashes. */
  @Override
  public String getOutputName() {
    return DIRECTORY_IN_SITE + "/report";
  }

  @Override
  public boolean isExternalReport() {
    return true; // nothing goes through the site's sink
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return "Affected Tests";
  }

  @Override
  public String getDescription(Locale locale) {
    return "Which tests the last change selected and why, what that spared, and what audits found.";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    siteDirectory = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory;
  }
}
