package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on the format says is what is written. */
class FormatPageTest {
  private static final String COMMIT = "4f2c9e1d".repeat(5);
  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "format.md");

  private final SnapshotCodec codec = new SnapshotCodec();
  private final Snapshot base = RandomSnapshot.of(new Random(1), 20).ofCommit(COMMIT);
  private final String page = Files.readString(PAGE);

  FormatPageTest() throws IOException {}

  @Test
  void membersOfAWholeSnapshotStandInThePageInTheirOrder() throws IOException {
    assertThat(rows(section("A whole snapshot")))
        .containsExactlyElementsOf(members(codec.json(base)));
  }

  @Test
  void membersOfADeltaStandInThePageInTheirOrder() throws IOException {
    DeltaBase deltaBase = codec.readBase(codec.write(base));
    byte[] json = codec.json(RandomRun.after(base, new Random(2)), deltaBase);

    assertThat(rows(section("A delta"))).containsExactlyElementsOf(members(json));
  }

  @Test
  void schemasAreThoseOfThisVersion() {
    assertThat(section("A whole snapshot"))
        .contains("Schema " + SnapshotCodec.SCHEMA + ".", "| `schema` | " + SnapshotCodec.SCHEMA);
    assertThat(section("A delta"))
        .contains(
            "Schema " + SnapshotCodec.DELTA_SCHEMA + ".",
            "| `schema` | " + SnapshotCodec.DELTA_SCHEMA);
    assertThat(section("Later versions")).contains("this version reads " + SnapshotCodec.SCHEMA);
  }

  @Test
  void namesOfConstantsAreAllThere() {
    List<String> inCapitals =
        Pattern.compile("`([A-Z_]{4,})`")
            .matcher(section("A whole snapshot"))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(inCapitals)
        .containsExactlyElementsOf(
            Stream.of(DependencyKind.values(), ScopeType.values(), TestOutcome.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .toList());
  }

  @Test
  void examplesOfNumbersAndSetsAreWrittenSo() {
    StringBuilder numbers = new StringBuilder();
    for (int number : example("numbers")) {
      IndexText.append(numbers, number);
    }
    StringBuilder set = new StringBuilder();
    IndexText.append(set, Indices.of(example("set")));

    assertThat(section("Numbers and sets")).contains("| `" + numbers + "` |", "| `" + set + "` |");
  }

  /** The numbers of the row that begins so. */
  private int[] example(String title) {
    String row =
        section("Numbers and sets")
            .lines()
            .filter(line -> line.startsWith("| " + title + " "))
            .findFirst()
            .orElseThrow();
    return Pattern.compile("\\d+")
        .matcher(row.substring(0, row.indexOf('`')))
        .results()
        .map(MatchResult::group)
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  @Test
  void filesAreWhereThePageSays(@TempDir Path directory) throws IOException {
    DirectoryStore store = new DirectoryStore(directory);
    String module = ModuleKey.of("a.b", "c");
    byte[] content = codec.write(base);
    assertThat(store.write(COMMIT, module, content)).isInstanceOf(Writing.Kept.class);
    assertThat(store.writeLocal("main", module, content)).isInstanceOf(Writing.Kept.class);

    assertThat(rows(section("A file in a store")))
        .map(file -> file.replace("<commit>", COMMIT).replace("<work tree>", "main"))
        .map(file -> directory.resolve(file.replace("<module>", "a.b.c")))
        .allSatisfy(file -> assertThat(file).hasSize(content.length + 32L));
  }

  @Test
  void theJsonIsNoDeeperThanThePageSays() throws IOException {
    try (JsonParser in = new JsonFactory().createParser(codec.json(base))) {
      int depth = 0;
      int deepest = 0;
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        depth += token == JsonToken.START_ARRAY ? 1 : token == JsonToken.END_ARRAY ? -1 : 0;
        deepest = Math.max(deepest, depth);
      }
      assertThat(section("A file in a store")).contains("nested no deeper than two lists");
      assertThat(deepest).isEqualTo(2);
    }
  }

  private static List<String> members(byte[] json) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser in = new JsonFactory().createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(in.currentName());
        }
      }
    }
    return names;
  }

  /** What stands in backticks at the beginning of a table's rows. */
  private static List<String> rows(String text) {
    return Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** What stands below a heading, sections of the next level included. */
  private String section(String heading) {
    List<String> lines = page.lines().toList();
    String start =
        lines.stream().filter(line -> line.matches("#+ " + heading)).findFirst().orElseThrow();
    int level = start.indexOf(' ');
    return lines.stream()
        .skip(lines.indexOf(start) + 1L)
        .takeWhile(line -> !line.matches("#{1," + level + "} .*"))
        .collect(Collectors.joining("\n"));
  }
}
