package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.SourceFile;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.MavenClient;
import dev.incremental.it.maven.TestReports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A work tree of a library that Maven builds, edited one edit at a time. */
public record Project(Path directory, MavenClient maven) {

  /** A build's result together with the reports that it left. */
  public record Build(CommandResult result, TestReports reports) {}

  SourceFile source(Edit edit) throws IOException {
    return SourceFile.read(directory.resolve("src/main/java").resolve(edit.file()));
  }

  /** Forgets everything built, so that the next build is a clean one. */
  public void clean() throws IOException {
    new FileTree(directory.resolve("target")).delete();
  }

  /** Runs a goal on the sources as they are; failing tests do not fail the build. */
  public Build run(Duration limit, String... arguments) throws IOException {
    Path reports = directory.resolve("target/surefire-reports");
    new FileTree(reports).delete();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-Dmaven.test.failure.ignore=true");
    CommandResult result = maven.run(directory, limit, all);
    return new Build(result, TestReports.in(reports));
  }

  /** Runs a goal with an edit made, and takes the edit back. */
  Build runEdited(Edit edit, Duration limit, String... arguments) throws IOException {
    SourceFile source = source(edit);
    source.write(edit.applyTo(source.text()));
    try {
      return run(limit, arguments);
    } finally {
      source.write(source.text());
    }
  }
}
