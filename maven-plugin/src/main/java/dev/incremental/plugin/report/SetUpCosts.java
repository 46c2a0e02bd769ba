package dev.incremental.plugin.report;

import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.SeededClasses;
import dev.incremental.plugin.snapshot.SetUpTime;
import dev.incremental.plugin.snapshot.SetUpTimes;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What set-up costs, by what does it and by the classes for which it is done. */
public final class SetUpCosts {
  /** From how much on it is worth a line that it could be spared, in milliseconds. */
  static final long WORTH_MILLIS = 10_000;

  /** And from which share of all that tests take, in per cent. */
  static final int WORTH_PERCENT = 10;

  private static final int LINES = 5;

  private final long testMillis;
  private final List<SetUpCost> methods;
  private final List<SetUpOfClass> classes;
  private final List<SeededSetUp> seeded;

  private SetUpCosts(
      long testMillis,
      List<SetUpCost> methods,
      List<SetUpOfClass> classes,
      List<SeededSetUp> seeded) {
    this.testMillis = testMillis;
    this.methods = methods;
    this.classes = classes;
    this.seeded = seeded;
  }

  /** Those that a snapshot knows. */
  public static SetUpCosts of(Snapshot snapshot) {
    return of(snapshot.setUps(), snapshot.newest(), SeededClasses.of(snapshot)::contain);
  }

  static SetUpCosts of(
      SetUpTimes times, Collection<TestRecord> tests, Predicate<ContainerId> beginsWithSeed) {
    Map<String, SetUpCost> methods = new TreeMap<>();
    List<SetUpOfClass> classes = new ArrayList<>();
    times
        .ofClasses()
        .forEach(
            (id, ofClass) -> {
              SetUpOfClass each = SetUpOfClass.of(id, ofClass);
              classes.add(each);
              each.parts().forEach(part -> methods.merge(part.method(), part, SetUpCost::plus));
            });
    classes.sort(Comparator.comparingLong(SetUpOfClass::micros).reversed());
    long outside =
        times.ofClasses().values().stream()
            .flatMap(each -> each.values().stream())
            .mapToLong(SetUpCosts::outsideTests)
            .sum();
    return new SetUpCosts(
        tests.stream().mapToLong(TestRecord::millis).sum() + outside / 1000,
        methods.values().stream()
            .sorted(
                Comparator.comparingLong(SetUpCost::sparedMillis)
                    .thenComparingLong(SetUpCost::micros)
                    .reversed())
            .toList(),
        List.copyOf(classes),
        times.beforeSeeds().entrySet().stream()
            .filter(each -> beginsWithSeed.test(each.getKey()))
            .map(
                each ->
                    new SeededSetUp(each.getKey(), each.getValue(), times.microsOf(each.getKey())))
            .sorted(Comparator.comparingLong(SeededSetUp::sparedMicros).reversed())
            .toList());
  }

  private static long outsideTests(SetUpTime time) {
    return time.micros() - time.microsInTests();
  }

  boolean isEmpty() {
    return classes.isEmpty() && seeded.isEmpty();
  }

  /** How long all set-up took, in milliseconds. */
  long millis() {
    return classes.stream().mapToLong(SetUpOfClass::micros).sum() / 1000;
  }

  /** How long all tests took together with their set-up, in milliseconds. */
  long testMillis() {
    return testMillis;
  }

  /** What takes time, that first which it would spare most to do once. */
  List<SetUpCost> methods() {
    return methods;
  }

  /** Classes with tests, those first whose set-up takes longest. */
  List<SetUpOfClass> classes() {
    return classes;
  }

  /** Classes that begin with seeds, as far as it is known what was before, most spared first. */
  List<SeededSetUp> seeded() {
    return seeded;
  }

  /** What is worth a look, for the console; empty where nothing is. */
  public List<String> advice() {
    List<SetUpCost> worth = methods.stream().filter(this::isWorthALine).limit(LINES).toList();
    if (worth.isEmpty()) {
      return List.of();
    }
    int width = worth.stream().mapToInt(each -> each.method().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        "Set-up took "
            + Quantity.time(millis())
            + " of "
            + Quantity.time(testMillis)
            + ". Done once, this would spare most (mvn incremental:report has all):");
    for (SetUpCost each : worth) {
      lines.add(
          "  "
              + each.method()
              + " ".repeat(width - each.method().length() + 2)
              + Quantity.time(each.millis())
              + " in "
              + each.extent());
    }
    return List.copyOf(lines);
  }

  private boolean isWorthALine(SetUpCost cost) {
    return cost.sparedMillis() >= WORTH_MILLIS
        && cost.sparedMillis() * 100 >= testMillis * WORTH_PERCENT;
  }
}
