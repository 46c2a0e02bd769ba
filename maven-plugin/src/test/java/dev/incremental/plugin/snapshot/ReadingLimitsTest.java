package dev.incremental.plugin.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Options;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots made to cost much: what is well-formed, small, and grows when it is used. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReadingLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  private final SnapshotCodec codec = new SnapshotCodec();
  private String owner = "y";
  private String moreStrings = "";
  private String moments = "\"2026-01-01T00:00:00Z\"";
  private String implied = "\"\"";
  private String entries = "\"\",\"\",\"\",\"\"";
  private int entryCount;
  private String scopes = "";
  private String tests = "[4,5,4,3,1,0,\"\",\"\"]";
  private String known = "";
  private String settings = "";
  private String failed = "";
  private String setUps = "";
  private String beforeSeeds = "";

  private byte[] file() {
    String json =
        "{\"schema\":%d,\"created\":\"2026-01-01T00:00:00Z\",\"commit\":\"\",\"strings\":[%s],\"moments\":[%s],\"implied\":[%s],\"entries\":[%s],\"fingerprints\":\"%s\",\"scopes\":[%s],\"tests\":[%s],\"known\":[%s],\"settings\":[%s],\"failed\":[%s],\"setUps\":[%s],\"beforeSeeds\":[%s]}"
            .formatted(
                SnapshotCodec.SCHEMA,
                "\"METHOD\",\"%s\",\"\",\"PASSED\",\"x\",\"a.T\",\"CONTAINER\"".formatted(owner)
                    + moreStrings,
                moments,
                implied,
                entries,
                Base64.getEncoder().encodeToString(new byte[entryCount * Long.BYTES]),
                scopes,
                tests,
                known,
                settings,
                failed,
                setUps,
                beforeSeeds);
    return Gzip.deflate(json.getBytes(UTF_8), 1);
  }

  private static String rows(int count, IntFunction<String> row) {
    return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(","));
  }

  private static String number(int value) {
    StringBuilder text = new StringBuilder();
    IndexText.append(text, value);
    return text.toString();
  }

  /** Entries of one kind, owner and member; a column says of each value how far back it was met. */
  private void entries(int count, String implies) {
    String same = "\"A" + "B".repeat(count - 1) + "\"";
    entries = String.join(",", same, same, same, "\"" + implies + "\"");
    entryCount = count;
  }

  private void entries(int count) {
    entries(count, "A" + "B".repeat(count - 1));
  }

  private void assertRefused(String reason) {
    byte[] file = file();
    assertThatThrownBy(() -> codec.read(file))
        .isInstanceOf(UnreadableSnapshotException.class)
        .hasMessage(reason);
  }

  private Selection select() throws UnreadableSnapshotException {
    Options options =
        new Options(NOW, Duration.ofDays(7), Map.of("x", "a=1\nb=2"), new TreeSet<>());
    return Selector.select(codec.read(file()), any -> Fingerprint.UNKNOWN, options);
  }

  @Test
  void whatTheseTestsBeginWithIsASnapshot() throws UnreadableSnapshotException {
    entries(1);
    scopes = "[6,4,\"A\",\"\"]";
    settings = "[4,1,4]";
    known = "[4,5,1]";
    failed = "[4,5,0]";

    assertThat(select().selected()).hasSize(1);
  }

  @Test
  void setsThatManyEntriesImplyAreCountedForEach() {
    implied = "\"\",\"" + "A".repeat(20_000) + "\"";
    entries(27_000, "A" + "B".repeat(19_999) + "A" + "B".repeat(6_999));

    assertRefused("it takes more implied entries than any snapshot should");
  }

  @Test
  void namesThatManyEntriesHaveAreCountedForEach() {
    owner = "a".repeat(1 << 20);
    entries(300);

    assertRefused("it takes longer names of entries than any snapshot should");
  }

  @Test
  void namesThatManyTestsTouchAreCountedForEach() {
    owner = "a".repeat(1 << 17);
    entries(1500);
    tests = rows(200, i -> "[4,5,4,3,1,0,\"" + "A".repeat(1500) + "\",\"\"]");

    assertRefused("it takes longer names of what tests touched than any snapshot should");
  }

  @Test
  void namesThatManyTestsHaveAreCountedForEach() {
    moreStrings += ",\"" + "a".repeat(1 << 12) + "\"";
    tests = rows(20_000, i -> "[4,7,4,3,1,0,\"\",\"\"]");

    assertRefused("it takes longer names of tests and scopes than any snapshot should");
  }

  @Test
  void textsThatManySettingsHaveAreCountedForEach() {
    moreStrings += ",\"" + "a=1\\n".repeat(1 << 17) + "\"";
    settings = rows(200, i -> "[4," + i + ",7]");

    assertRefused("it takes longer texts of settings than any snapshot should");
  }

  @Test
  void veryManySettingsAreRefused() {
    settings = rows(20_000, i -> "[4," + i + ",2]");

    assertRefused("it takes more settings than any snapshot should");
  }

  @Test
  void veryLongAndVeryDeepNamesOfTestClassesAreRefused() {
    moreStrings += ",\"" + "a".repeat(5000) + "\",\"" + "a$".repeat(1000) + "\"";
    tests = "[4,7,4,3,1,0,\"\",\"\"]";
    assertRefused("it has a test class with a very long name");

    tests = "[4,8,4,3,1,0,\"\",\"\"]";
    assertRefused("it has a test class that is nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z"
      })
  void momentsInNoUsualYearAreRefused(String moment) {
    moments = "\"" + moment + "\"";

    assertRefused("it has a moment in no usual year");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 41})
  void durationsOfNoTestAreRefused(long millis) {
    tests = "[4,5,4,3," + millis + ",0,\"\",\"\"]";

    assertRefused("it has a duration that no test has");
  }

  @Test
  void whatIsSaidTwiceIsRefused() {
    known = "[4,5,1],[4,5,2]";
    assertRefused("its known name a class twice");

    known = "";
    failed = "[4,5,0],[4,5,0]";
    assertRefused("its failed name a container twice");
  }

  /** 128 MB of zeros in 128 kB. */
  @Test
  void whatSwellsIsRefusedBeforeItFillsTheMemory() {
    moreStrings += ",\"" + "0".repeat(1 << 27) + "\"";
    byte[] file = file();
    assertThat(file.length).isLessThan(1 << 20);
    long limit = ReadingLimits.inflated(256 << 20);

    try {
      assertThat(codec.read(file).tests()).hasSize(1);
      assertThat(limit).isGreaterThan(1 << 27);
    } catch (UnreadableSnapshotException e) {
      assertThat(e.getMessage())
          .isIn(
              "it is larger than " + limit + " bytes",
              "it takes more memory than any snapshot should");
    }
  }

  @Test
  void veryManySmallRowsAreRefusedBeforeTheyFillTheMemory() {
    moreStrings += ",\"\"".repeat(20_000_000);

    byte[] file = file();
    assertThatThrownBy(() -> codec.read(file))
        .isInstanceOf(UnreadableSnapshotException.class)
        .message()
        .matches("it takes more memory than any snapshot should|it is larger than [0-9]+ bytes");
  }

  /** Each test's way to the change is as long as the chain up to where it joins it. */
  @Test
  void aLongChainOfScopesIsWalkedOnceAndNotByEachTest() throws UnreadableSnapshotException {
    int length = 100_000;
    entries(1);
    scopes = chain(length);
    moreStrings += "," + rows(20_000, i -> "\"m" + i + "()\"");
    tests =
        rows(20_000, i -> "[4,5,%d,3,1,0,\"\",\"%s\"]".formatted(7 + i, number(length - 1 - i)));

    Selection selection = select();

    assertThat(selection.selected())
        .hasSize(20_000)
        .allSatisfy(each -> assertThat(each.reason().sentence()).isNotBlank());
  }

  @Test
  void aLongChainOfEqualScopesIsLaidOverAnother() throws UnreadableSnapshotException {
    int length = 100_000;
    entries(1);
    scopes = chain(length);
    tests = "[4,5,4,3,1,0,\"\",\"" + number(length - 1) + "\"]";
    Snapshot read = codec.read(file());

    Snapshot laidOver = Overlay.of(read, Snapshot.empty(NOW));

    assertThat(laidOver.scopes()).hasSize(length);
    assertThat(codec.read(codec.write(laidOver)).scopes()).isEqualTo(laidOver.scopes());
  }

  /** Each uses the one before it; the first one touched something. */
  private static String chain(int length) {
    return rows(length, i -> i == 0 ? "[6,4,\"A\",\"\"]" : "[6,4,\"\",\"" + number(i - 1) + "\"]");
  }
}
