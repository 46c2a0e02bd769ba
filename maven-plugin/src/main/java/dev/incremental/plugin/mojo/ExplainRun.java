package dev.incremental.plugin.mojo;

import dev.incremental.plugin.git.ChangedFile;
import dev.incremental.plugin.git.Reading;
import dev.incremental.plugin.report.Dependence;
import dev.incremental.plugin.report.Edited;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Answers questions from what is recorded: nothing is compiled, selected or run. */
final class ExplainRun {
  private static final int LISTED = 20;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Memory memory;
  private final Path base;
  private final History history;

  /**
   * @param base the module's directory
   */
  ExplainRun(Memory memory, Path base, BaselineChoice choice, Instant now) {
    this.memory = memory;
    this.base = base;
    this.history = History.load(memory, choice, now);
  }

  /** When tests ran last, how that ended and how long it took. */
  List<String> lastRuns(WantedTests wanted) {
    List<TestRecord> records =
        snapshot().newest().stream()
            .filter(each -> wanted.include(each.id().className(), each.id().methodName()))
            .toList();
    List<String> lines = new ArrayList<>();
    records.stream().limit(LISTED).map(ExplainRun::lastRun).forEach(lines::add);
    if (records.size() > LISTED) {
      lines.add("… and " + (records.size() - LISTED) + " more tests");
    }
    return lines;
  }

  private static String lastRun(TestRecord record) {
    String when = record.id().inFork() + " ran last on " + MINUTE.format(record.at());
    return record.outcome() == TestOutcome.SKIPPED
        ? when + ": it is disabled"
        : when
            + ": "
            + record.outcome().name().toLowerCase(Locale.ROOT)
            + " after "
            + record.millis()
            + " ms";
  }

  /** Which tests depend on a class or method. */
  List<String> onCode(String wanted) {
    return known().orElseGet(() -> new Dependence(snapshot()).on(wanted, Edited.code(wanted)));
  }

  /**
   * Which tests depend on a file.
   *
   * @param wanted a path from the module's directory or the repository's root
   */
  List<String> onFile(String wanted) throws UserProblem {
    Path root = memory.git().root();
    Path here = base.resolve(wanted).normalize();
    Path path = Files.exists(here) ? here : root.resolve(wanted).normalize();
    if (!path.startsWith(root)) {
      throw new UserProblem(
          "Only files of the repository can be asked for",
          path.toString(),
          "name one below " + root);
    }
    String named = named(root.relativize(path));
    return known().orElseGet(() -> new Dependence(snapshot()).on(named, Edited.file(named)));
  }

  /** Which tests what differs from the snapshot's commit may affect, by the names of files. */
  List<String> onChange() throws UserProblem {
    Reading<List<ChangedFile>> reading = history.changes(memory.git());
    if (reading.problem().isPresent()) {
      throw new UserProblem(
          "What changed cannot be told: " + reading.problem().get(),
          memory.git().root().toString(),
          "see that git works there");
    }
    TreeSet<String> files = new TreeSet<>();
    for (ChangedFile each : reading.asOptional().orElseThrow()) {
      files.add(each.path());
      Optional.ofNullable(each.from()).ifPresent(files::add);
    }
    if (files.isEmpty()) {
      return List.of("Nothing changed: neither a commit since the snapshot nor anything else");
    }
    String module = named(memory.git().root().relativize(base));
    List<String> own =
        files.stream().filter(file -> module.isEmpty() || file.startsWith(module + "/")).toList();
    List<String> lines = new ArrayList<>();
    lines.add("Changed: " + (files.size() == 1 ? "1 file" : files.size() + " files"));
    lines.addAll(known().orElseGet(() -> new Dependence(snapshot()).onAll(files, own)));
    return lines;
  }

  /** What is said where nothing is known; otherwise empty. */
  private Optional<List<String>> known() {
    return snapshot().tests().isEmpty()
        ? Optional.of(
            List.of(
                "No test is known: "
                    + history.missing().orElse("the snapshot holds no record of a test")))
        : Optional.empty();
  }

  private Snapshot snapshot() {
    return history.snapshot();
  }

  private static String named(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
