package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSplitTest {
  private final List<TestDecision> tests = new ArrayList<>();
  private final SortedSet<ContainerId> unknown = new TreeSet<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void eachSelectedTestIsInOneShard(int count) {
    randomSuite(new Random(count));

    List<TestId> run = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      split(i, count).own().selected().forEach(each -> run.add(each.test()));
    }

    assertThat(run)
        .containsExactlyInAnyOrderElementsOf(
            whole().selected().stream().map(TestDecision::test).toList());
  }

  @Test
  void aClassOfWhichNoTestIsKnownMayBeASuiteAndRunsInEachShard() {
    test("a.ATest", 0, true, 10);
    unknown.add(new ContainerId("default-test", "a.AllTests"));

    for (int i = 1; i <= 2; i++) {
      assertThat(split(i, 2).own().unknownClasses()).containsExactlyElementsOf(unknown);
      assertThat(split(i, 2).elsewhere()).doesNotContainAnyElementsOf(unknown);
    }
  }

  @Test
  void eachUnknownClassMayRunInOneShardWhereNothingIsKnown() {
    for (int i = 0; i < 30; i++) {
      unknown.add(new ContainerId("default-test", "a.New" + i + "Test"));
    }
    unknown.add(new ContainerId("default-test", "a.New1Test$Inner"));

    List<ContainerId> run = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      ShardSplit split = split(i, 4);
      run.addAll(split.own().unknownClasses());
      Set<ContainerId> outermost = new HashSet<>();
      split.own().unknownClasses().forEach(each -> outermost.add(ShardUnits.outermost(each)));
      assertThat(split.elsewhere()).doesNotContainAnyElementsOf(outermost);
    }

    assertThat(run).containsExactlyInAnyOrderElementsOf(unknown);
  }

  @Test
  void aClassIsExcludedOnlyWhereNoneOfItsSelectedTestsRuns() {
    randomSuite(new Random(5));

    for (int i = 1; i <= 4; i++) {
      ShardSplit split = split(i, 4);
      List<ContainerId> running =
          split.own().selected().stream().map(each -> container(each.test())).toList();
      assertThat(split.elsewhere()).doesNotContainAnyElementsOf(running);
    }
  }

  @Test
  void theShardsAreOfOneLength() {
    randomSuite(new Random(7));

    List<Long> millis = split(1, 4).millis();

    double mean = millis.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(Collections.max(millis) / mean).isBetween(1.0, 1.06);
  }

  @Test
  void aClassThatIsLongerThanAShardIsCut() {
    for (int i = 0; i < 40; i++) {
      test("a.LongTest", i, true, 1000);
    }
    test("a.ShortTest", 0, true, 500);

    ShardSplit split = split(1, 4);

    assertThat(Collections.max(split.millis())).isLessThan(11_000);
    assertThat(split.own().selected())
        .extracting(each -> each.test().className())
        .contains("a.LongTest");
    assertThat(split.elsewhere()).doesNotContain(new ContainerId("default-test", "a.LongTest"));
  }

  @Test
  void classesStayWholeWhereThatIsBalanced() {
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 5; j++) {
        test("a.C" + i + "Test", j, true, 100);
      }
    }

    Set<String> seen = new HashSet<>();
    for (int i = 1; i <= 4; i++) {
      Set<String> own = new HashSet<>();
      split(i, 4).own().selected().forEach(each -> own.add(each.test().className()));
      assertThat(seen).doesNotContainAnyElementsOf(own);
      seen.addAll(own);
    }
  }

  @Test
  void whatIsLeftOutIsLeftOutEverywhere() {
    test("a.ATest", 0, true, 10);
    test("a.BTest", 0, false, 10);

    for (int i = 1; i <= 2; i++) {
      assertThat(split(i, 2).own().tests())
          .filteredOn(each -> each.test().className().equals("a.BTest"))
          .extracting(TestDecision::reason)
          .containsExactly(new Reason.Always("no"));
    }
  }

  @Test
  void ofWhatRunsInAnotherShardTheReasonSaysSo() {
    test("a.ATest", 0, true, 10);
    test("a.BTest", 0, true, 20);

    ShardSplit split = split(2, 2);

    assertThat(split.own().tests())
        .extracting(each -> each.reason().sentence())
        .containsExactly("always runs: no", "runs in shard 1: always runs: no");
    assertThat(split.inOtherShards()).isOne();
  }

  @Test
  void aShardWithNothingToDoRunsNothing() {
    test("a.ATest", 0, true, 10);

    assertThat(split(2, 2).own().mode()).isEqualTo(Selection.Mode.NONE);
    assertThat(split(1, 2).own().mode()).isEqualTo(Selection.Mode.INCREMENTAL);
  }

  @Test
  void whereNothingIsKnownEachClassRunsInOneShard() {
    for (int i = 0; i < 10; i++) {
      unknown.add(new ContainerId("default-test", "a.C" + i + "Test"));
    }

    assertThat(split(1, 2).own().unknownClasses()).hasSize(5);
    assertThat(split(2, 2).own().unknownClasses()).hasSize(5);
    assertThat(split(2, 2).elsewhere())
        .containsExactlyElementsOf(split(1, 2).own().unknownClasses());
  }

  @Test
  void theSameClassInTwoExecutionsIsTwo() {
    test("a.ATest", 0, true, 10);
    tests.add(
        new TestDecision(
            new TestId("second", "a.ATest", "t0()"), true, new Reason.Always("no"), 10));

    assertThat(split(1, 2).own().selected()).hasSize(1);
    assertThat(split(1, 2).elsewhere()).hasSize(1);
  }

  @Test
  void thePlanHasOneNameOnAllMachinesAndAnotherWhereTheSelectionDiffers() {
    randomSuite(new Random(11));
    String plan = split(1, 3).plan();

    assertThat(split(3, 3).plan()).isEqualTo(plan);
    assertThat(split(1, 4).plan()).isNotEqualTo(plan);
    assertThat(ShardSplit.of(whole(), new Shard(1, 3), "", "groups=slow").plan())
        .isNotEqualTo(plan);
    test("a.OneMoreTest", 0, true, 1);
    assertThat(split(1, 3).plan()).isNotEqualTo(plan);
  }

  @Test
  void isWrittenAsIndexAndCount() {
    assertThat(Shard.parse(" 2/8 ")).contains(new Shard(2, 8));
    assertThat(List.of("", "2", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1/1000"))
        .allSatisfy(text -> assertThat(Shard.parse(text)).isEmpty());
  }

  /** Classes of which a few take most of the time, as in real suites. */
  private void randomSuite(Random random) {
    for (int i = 0; i < 120; i++) {
      int methods = 1 + random.nextInt(30);
      long usual = (long) Math.exp(random.nextDouble() * 8);
      for (int j = 0; j < methods; j++) {
        test("a.C" + i + "Test", j, random.nextInt(4) > 0, random.nextLong(usual + 1));
      }
    }
  }

  private void test(String className, int method, boolean selected, long millis) {
    TestId id = new TestId("default-test", className, "t" + method + "()");
    tests.add(new TestDecision(id, selected, new Reason.Always("no"), millis));
  }

  private static ContainerId container(TestId test) {
    return new ContainerId(test.execution(), test.className());
  }

  private Selection whole() {
    return new Selection(
        Selection.Mode.INCREMENTAL, "", List.of(), List.copyOf(tests), new TreeSet<>(unknown));
  }

  private ShardSplit split(int index, int count) {
    return ShardSplit.of(whole(), new Shard(index, count), "", "");
  }
}
