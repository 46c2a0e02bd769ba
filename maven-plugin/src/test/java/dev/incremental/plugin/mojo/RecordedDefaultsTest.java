package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Setting;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import dev.incremental.plugin.surefire.JvmArguments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedDefaultsTest {
  private static final String TESTS = "default-test";
  private static final Map<String, String> HERE =
      Map.of("time zone", "Asia/Tokyo", "default locale", "ja-JP", "file encoding", "UTF-8");

  @Test
  void forksAreGivenWhatTestsWereRecordedWith() {
    RecordedDefaults found = found("", recorded("time zone", "UTC", "default locale", "de-CH"));

    assertThat(found.arguments(TESTS))
        .containsExactly("-Duser.country=CH", "-Duser.language=de", "-Duser.timezone=UTC");
    assertThat(found.in(TESTS, HERE))
        .containsEntry("time zone", "UTC")
        .containsEntry("default locale", "de-CH")
        .containsEntry("file encoding", "UTF-8");
    assertThat(found.sentences())
        .containsExactly(
            "Tests run with the time zone they were recorded with: UTC"
                + " (incremental.environment)",
            "Tests run with the default locale they were recorded with: de-CH"
                + " (incremental.environment)");
  }

  @Test
  void aLocaleWithoutACountryHidesThatOfTheMachine() {
    assertThat(found("", recorded("default locale", "en")).arguments(TESTS))
        .containsExactly("-Duser.country=", "-Duser.language=en");
  }

  @Test
  void whereNothingDiffersForksBeginAsTheyWould() {
    RecordedDefaults found = found("", recorded("time zone", "Asia/Tokyo"));

    assertThat(found.arguments(TESTS)).isEmpty();
    assertThat(found.in(TESTS, HERE)).isEqualTo(HERE);
    assertThat(found.sentences()).isEmpty();
  }

  @Test
  void whatTheProjectGivesItsTestsStays() {
    Snapshot known = recorded("time zone", "UTC", "default locale", "de-CH");

    assertThat(found("-Xmx1g -Duser.timezone=Asia/Tokyo", known).arguments(TESTS))
        .containsExactly("-Duser.country=CH", "-Duser.language=de");
    assertThat(found("-Duser.language=ja", known).arguments(TESTS))
        .containsExactly("-Duser.timezone=UTC");
    assertThat(found(Set.of("user.timezone", "user.language"), known).arguments(TESTS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC in Maven, elsewhere as of [TZ=JST-9]",
        "Nowhere/Else",
        "UTC -XX:OnOutOfMemoryError=reboot",
        ""
      })
  void nothingElseThanAZoneEndsOnACommandLine(String text) {
    RecordedDefaults found = found("", recorded("time zone", text));

    assertThat(found.arguments(TESTS)).isEmpty();
    assertThat(found.in(TESTS, HERE)).isEqualTo(HERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en-US, de-DE",
        "en-US in Maven, elsewhere as of []",
        "und",
        "de-CH-u-co-phonebk",
        "en-US -javaagent:/tmp/x.jar",
        "${user.home}",
        "EN_us",
        ""
      })
  void nothingElseThanALocaleEndsOnACommandLine(String text) {
    RecordedDefaults found = found("", recorded("default locale", text));

    assertThat(found.arguments(TESTS)).isEmpty();
    assertThat(found.in(TESTS, HERE)).isEqualTo(HERE);
  }

  @Test
  void otherExecutionsHaveTheirOwn() {
    Snapshot known = recorded("time zone", "UTC", "time zone of failsafe:x", "Europe/Zurich");
    ForkDefaults own = own("", Set.of());
    RecordedDefaults found =
        RecordedDefaults.of(
            known,
            Map.of(TESTS, own, "failsafe:x", own),
            Map.of(TESTS, HERE, "failsafe:x", Map.of("time zone of failsafe:x", "UTC")));

    assertThat(found.properties(TESTS)).containsEntry("user.timezone", "UTC");
    assertThat(found.properties("failsafe:x")).containsEntry("user.timezone", "Europe/Zurich");
  }

  @Test
  void whereTestsWereRecordedWithSeveralMostCount() {
    SnapshotBuilder builder = new SnapshotBuilder();
    int one = ofRun(builder, "UTC", 1);
    int other = ofRun(builder, "Europe/Zurich", 2);
    builder.test(passed("a", 1, other), passed("a", 0, one));
    builder.test(passed("b", 1, other), passed("b", 0, one));
    builder.test(passed("c", 0, one));

    assertThat(found("", builder.build(null, Instant.EPOCH)).properties(TESTS))
        .containsEntry("user.timezone", "Europe/Zurich");
  }

  private static int ofRun(SnapshotBuilder builder, String zone, long fingerprint) {
    builder.setting(new Setting("time zone", fingerprint, zone));
    Dependency dependency = new Dependency(DependencyKind.SETTING, "time zone");
    int entry = builder.entry(new Entry(dependency, fingerprint, Indices.NONE));
    return builder.scope(
        new ScopeRecord(ScopeType.AMBIENT, "run", Indices.of(entry), Indices.NONE));
  }

  private static TestRecord passed(String method, int second, int scope) {
    return new TestRecord(
        new TestId(TESTS, "a.T", method),
        TestOutcome.PASSED,
        1,
        Instant.ofEpochSecond(second),
        Indices.NONE,
        Indices.of(scope));
  }

  private static Snapshot recorded(String... namesAndTexts) {
    SnapshotBuilder builder = new SnapshotBuilder();
    int scope = 0;
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      builder.setting(new Setting(namesAndTexts[i], i, namesAndTexts[i + 1]));
      Dependency dependency = new Dependency(DependencyKind.SETTING, namesAndTexts[i]);
      int entry = builder.entry(new Entry(dependency, i, Indices.NONE));
      scope =
          builder.scope(new ScopeRecord(ScopeType.AMBIENT, "run", Indices.of(entry), Indices.NONE));
      builder.test(passed("m" + i, 1, scope));
    }
    return builder.build(null, Instant.EPOCH);
  }

  private static RecordedDefaults found(String argLine, Snapshot known) {
    return found(own(argLine, Set.of()), known);
  }

  private static RecordedDefaults found(Set<String> late, Snapshot known) {
    return found(own("", late), known);
  }

  private static RecordedDefaults found(ForkDefaults own, Snapshot known) {
    return RecordedDefaults.of(known, Map.of(TESTS, own), Map.of(TESTS, HERE));
  }

  private static ForkDefaults own(String argLine, Set<String> late) {
    return new ForkDefaults(
        JvmArguments.of(argLine),
        late,
        List.of(),
        new ForkDefaults.Variables(name -> null, Set.of()));
  }
}
