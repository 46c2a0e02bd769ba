package dev.incremental.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.DependencyKind;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.selection.Dependents;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.Entry;
import dev.incremental.plugin.snapshot.Indices;
import dev.incremental.plugin.snapshot.RandomSnapshot;
import dev.incremental.plugin.snapshot.ScopeRecord;
import dev.incremental.plugin.snapshot.ScopeType;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import dev.incremental.plugin.snapshot.TestId;
import dev.incremental.plugin.snapshot.TestOutcome;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What selects most tests. */
class HotSpotsTest {
  private final SnapshotBuilder snapshot = new SnapshotBuilder();

  private int entry(DependencyKind kind, String name, int... implied) {
    return snapshot.entry(new Entry(new Dependency(kind, name), 7, Indices.of(implied)));
  }

  private void test(String name, int[] entries, int... uses) {
    snapshot.test(
        new TestRecord(
            TestId.parse("default-test", name),
            TestOutcome.PASSED,
            100,
            ReportStory.AT,
            Indices.of(entries),
            Indices.of(uses)));
  }

  private List<HotSpot> spots() {
    return HotSpots.of(snapshot.build(null, ReportStory.AT));
  }

  @Test
  void methodsCountForTheirClassWhicheverWayTestsComeToThem() {
    int shape = entry(DependencyKind.SHAPE, "a.Money");
    int plus = entry(DependencyKind.METHOD, "a.Money#plus(La/Money;)La/Money;", shape);
    int times = entry(DependencyKind.METHOD, "a.Money#times(I)La/Money;", shape);
    int context =
        snapshot.scope(new ScopeRecord(ScopeType.CONTEXT, "a.App", Indices.of(plus), Indices.NONE));
    int setUp =
        snapshot.scope(
            new ScopeRecord(ScopeType.CONTAINER, "a.T", Indices.NONE, Indices.of(context)));
    test("a.OneTest#x()", new int[] {plus});
    test("a.OneTest#y()", new int[] {times, plus});
    test("a.TwoTest#x()", new int[] {}, setUp);
    test("a.TwoTest#y()", new int[] {shape});
    test("a.TwoTest#z()", new int[] {});

    assertThat(spots())
        .containsExactly(new HotSpot("class", "a.Money", 4, 400, 2, "a.Money#plus(a.Money)", 3));
  }

  @Test
  void theMostUsedPartDecidesAboutTheOrder() {
    int wide = entry(DependencyKind.METHOD, "a.Wide#one()V");
    int wideToo = entry(DependencyKind.METHOD, "a.Wide#two()V");
    int deep = entry(DependencyKind.METHOD, "a.Deep#one()V");
    int file = entry(DependencyKind.RESOURCE, "db/x.sql");
    test("a.OneTest#x()", new int[] {wide, deep, file});
    test("a.OneTest#y()", new int[] {wideToo, deep, file});
    test("a.OneTest#z()", new int[] {deep, file});
    test("a.OneTest#w()", new int[] {file});

    assertThat(spots())
        .containsExactly(
            new HotSpot("resource", "db/x.sql", 4, 400, 0, "", 0),
            new HotSpot("class", "a.Deep", 3, 300, 1, "a.Deep#one()", 3),
            new HotSpot("class", "a.Wide", 2, 200, 2, "a.Wide#one()", 1));
  }

  @Test
  void testsOfATestClassAreNoNewsButThoseOfOthersAre() {
    int base = entry(DependencyKind.METHOD, "a.BaseTest#open()V");
    int own = entry(DependencyKind.METHOD, "a.OneTest$Inner#x()V");
    test("a.OneTest#x()", new int[] {base, own});
    test("a.OneTest$Other#x()", new int[] {base, own});
    test("a.BaseTest#y()", new int[] {base});
    test("a.OneTestToo#y()", new int[] {own});

    assertThat(spots())
        .extracting(HotSpot::name, HotSpot::tests)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a.BaseTest", 2),
            org.assertj.core.groups.Tuple.tuple("a.OneTest$Inner", 1));
  }

  @Test
  void whatIsNotOfTheProjectsMakingIsLeftOut() {
    int absent =
        snapshot.entry(
            new Entry(
                new Dependency(DependencyKind.RESOURCE, "gone.txt"),
                Fingerprint.ABSENT,
                Indices.NONE));
    int[] entries = {
      absent,
      entry(DependencyKind.SETTING, "JDK"),
      entry(DependencyKind.PROPERTY, "user.dir"),
      entry(DependencyKind.LOCATION, "x.jar"),
      entry(DependencyKind.CLASS_NAME, "a.Nobody")
    };
    test("a.OneTest#x()", entries);

    assertThat(spots()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatIsCountedIsWhatAnEditSelects(int seed) {
    Snapshot random = RandomSnapshot.of(new Random(seed), 150);

    List<HotSpot> spots = HotSpots.of(random, 1);

    assertThat(HotSpots.of(random)).as("in one portion").isEqualTo(spots);

    assertThat(spots).isNotEmpty();
    for (HotSpot each : spots) {
      assertThat(each.tests())
          .as(each.name())
          .isEqualTo(
              Dependents.of(random, dependency -> isPartOf(each, dependency)).stream()
                  .filter(TestDecision::selected)
                  .count());
    }
  }

  private static boolean isPartOf(HotSpot spot, Dependency dependency) {
    return switch (dependency.kind()) {
      case METHOD, SHAPE ->
          spot.kind().equals("class")
              && (dependency.name().equals(spot.name())
                  || dependency.name().startsWith(spot.name() + "#"));
      case RESOURCE -> spot.kind().equals("resource") && dependency.name().equals(spot.name());
      case FILE -> spot.kind().equals("file") && dependency.name().equals(spot.name());
      case LISTING -> spot.kind().equals("directory") && dependency.name().equals(spot.name());
      default -> false;
    };
  }
}
