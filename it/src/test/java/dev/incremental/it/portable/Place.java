package dev.incremental.it.portable;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.SourceFile;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clone and what surrounds it.
 *
 * @param shared arguments that name the store
 */
record Place(Path directory, MavenClient maven, List<String> shared) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Pattern TEST =
      Pattern.compile(
          "\"class\":\"([^\"]+)\",\"method\":\"([^\"]+)\",\"selected\":(?:false|true,\"reason\":\"([^\"]+)\")");

  /**
   * What would run.
   *
   * @param tests why each that is selected is
   * @param all how many there are
   */
  record Selected(Map<String, String> tests, int all, String output) {
    double percent() {
      return 100.0 * tests.size() / all;
    }
  }

  CommandResult mvn(String... arguments) {
    List<String> all = new ArrayList<>(shared);
    all.addAll(List.of(arguments));
    return maven.run(directory, LIMIT, all);
  }

  /** Whether the sources compile with an edit. */
  boolean compiles(Edit edit) throws IOException {
    SourceFile source = source(edit);
    source.write(edit.applyTo(source.text()));
    try {
      return mvn("-o", "-q", "compile").succeeded();
    } finally {
      source.write(source.text());
    }
  }

  /** What an edit selects; it is taken back. */
  Selected selected(Edit edit) throws IOException {
    SourceFile source = source(edit);
    source.write(edit.applyTo(source.text()));
    try {
      return selected();
    } finally {
      source.write(source.text());
    }
  }

  /** What is selected with the sources as they are. */
  Selected selected() throws IOException {
    Path file = directory.resolve("target/incremental/selection.json");
    Files.deleteIfExists(file);
    CommandResult result = mvn("incremental:test", "-Dincremental.dryRun").orThrow();
    Map<String, String> tests = new TreeMap<>();
    int all = 0;
    Matcher test = TEST.matcher(Files.readString(file));
    while (test.find()) {
      all++;
      if (test.group(3) != null) {
        tests.put(test.group(1) + "#" + test.group(2), test.group(3));
      }
    }
    return new Selected(tests, all, result.output());
  }

  private SourceFile source(Edit edit) throws IOException {
    return SourceFile.read(directory.resolve("src/main/java").resolve(edit.file()));
  }
}
