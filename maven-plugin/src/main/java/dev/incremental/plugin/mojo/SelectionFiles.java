package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.Baseline;
import dev.incremental.plugin.report.Explanation;
import dev.incremental.plugin.report.IncludeList;
import dev.incremental.plugin.report.SelectionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a selection down for other tools and for later questions.
 *
 * @param files where
 */
record SelectionFiles(RunFiles files) {
  private static final String STEP = "  ";

  void write(Plan plan) throws IOException {
    @Nullable Baseline baseline = plan.baseline().orElse(null);
    Files.createDirectories(files.directory());
    Files.writeString(
        files.selection(), new SelectionJson(plan.selection(), baseline, plan.sources()).text());
    Files.write(files.includes(), IncludeList.of(plan.selection()));
    Files.write(
        files.explanations(),
        plan.selection().tests().stream().flatMap(each -> Explanation.of(each).stream()).toList());
  }

  /**
   * What the last selection said of a test.
   *
   * @param wanted simple or full class name, optionally with {@code #method}
   * @throws UserProblem if nothing has been selected yet
   */
  List<String> explain(String wanted) throws IOException, UserProblem {
    if (!Files.isRegularFile(files.explanations())) {
      throw new UserProblem(
          "There is no selection to explain",
          files.explanations().toString(),
          "run incremental:select or incremental:test first");
    }
    boolean[] inside = new boolean[1];
    return Files.readAllLines(files.explanations()).stream()
        .filter(
            line -> {
              inside[0] = line.startsWith(STEP) ? inside[0] : isOf(wanted, line);
              return inside[0];
            })
        .toList();
  }

  private static boolean isOf(String wanted, String line) {
    int hash = line.indexOf('#');
    String className = hash < 0 ? line.substring(0, line.indexOf(' ')) : line.substring(0, hash);
    String method = hash < 0 ? "" : line.substring(hash + 1).split("[( ]", 2)[0];
    int at = wanted.indexOf('#');
    String wantedClass = at < 0 ? wanted : wanted.substring(0, at);
    boolean sameClass = className.equals(wantedClass) || className.endsWith("." + wantedClass);
    return sameClass && (at < 0 || method.equals(wanted.substring(at + 1)));
  }
}
