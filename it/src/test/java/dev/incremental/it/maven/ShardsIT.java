package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several machines share a run: each has its own copy of the clone, at a place of its own. */
class ShardsIT {
  private static final Set<String> ALL =
      Set.of(
          "a.AutumnTest#x",
          "a.AutumnTest#y",
          "a.SpringTest#x",
          "a.SpringTest#y",
          "a.SummerTest#x",
          "a.SummerTest#y",
          "a.WinterTest#x",
          "a.WinterTest#y");

  private static SmallProject unrecorded;
  private static SmallProject recorded;

  @TempDir Path parent;

  @BeforeAll
  static void record(@TempDir Path one, @TempDir Path other) throws IOException {
    unrecorded =
        SmallProject.in(one).withClasses("Autumn", "Spring", "Summer", "Winter").committed();
    recorded = unrecorded.copiedTo(other);
    assertThat(recorded.run("snapshot")).isTrue();
  }

  private SmallProject machine(SmallProject project, String name) throws IOException {
    return project.copiedTo(parent.resolve(name));
  }

  /** Lets a machine run its shard; puts what it leaves where the others' parts are. */
  private Set<String> shard(SmallProject machine, String shard, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-Dincremental.shard=" + shard));
    arguments.addAll(List.of(more));
    assertThat(machine.run("test", arguments.toArray(String[]::new))).isTrue();
    Set<String> ran = machine.ran();
    Path parts = Files.createDirectories(parent.resolve("parts"));
    String name = "it.small-shard-" + shard.replace("/", "-of-") + ".part";
    Files.copy(machine.file("target/incremental/" + name), parts.resolve(name));
    return ran;
  }

  private boolean merge(SmallProject machine) {
    return machine.run("merge", "-Dincremental.parts=" + parent.resolve("parts"));
  }

  @Test
  void whatNobodyKnowsRunsOnOneMachineAndIsKnownOnceMerged() throws IOException {
    Set<String> first = shard(machine(unrecorded, "one"), "1/2");
    Set<String> second = shard(machine(unrecorded, "two"), "2/2");
    assertThat(first).hasSize(4).doesNotContainAnyElementsOf(second);
    assertThat(union(first, second)).isEqualTo(ALL);

    SmallProject third = machine(unrecorded, "three");
    assertThat(merge(third)).isTrue();
    assertThat(third.said())
        .anyMatch(line -> line.startsWith("Merged 2 shards: 8 tests in the snapshot of "));
    third.edit("Spring", "x", "1 + 0 * y()");
    assertThat(third.run("test")).isTrue();
    assertThat(third.ran()).containsExactly("a.SpringTest#x");
  }

  @Test
  void whatIsSelectedIsShared() throws IOException {
    SmallProject edited = edited(recorded, "Autumn", "Spring", "Summer");
    SmallProject machine = machine(edited, "one");
    Set<String> first = shard(machine, "1/2");
    assertThat(machine.said())
        .contains("Not affected: 5 tests")
        .anyMatch(
            line -> line.matches("Shard 1 of 2: [12] of 3 known tests, .*plan [0-9a-f]{12}.*"))
        .anyMatch(line -> line.matches("Recorded [12] tests? as shard 1 of 2 in the snapshot .*"));
    Set<String> second = shard(machine(edited, "two"), "2/2");
    assertThat(first).doesNotContainAnyElementsOf(second);
    assertThat(union(first, second))
        .containsExactlyInAnyOrder("a.AutumnTest#x", "a.SpringTest#x", "a.SummerTest#x");

    assertThat(merge(machine)).isTrue();
    assertThat(machine.run("test")).isTrue();
    assertThat(machine.said()).contains("Nothing is affected: 0 of 8 tests run.");
  }

  @Test
  void oneMachineMayRunThemOneAfterTheOther() throws IOException {
    SmallProject machine = machine(edited(recorded, "Autumn", "Winter"), "one");
    Set<String> first = shard(machine, "1/2");
    Set<String> second = shard(machine, "2/2");

    assertThat(first).hasSize(1);
    assertThat(union(first, second)).containsExactlyInAnyOrder("a.AutumnTest#x", "a.WinterTest#x");
    assertThat(machine.run("merge")).isTrue();
    assertThat(machine.run("test")).isTrue();
    assertThat(machine.said()).contains("Nothing is affected: 0 of 8 tests run.");
  }

  @Test
  void whatAMissingShardWasToRunStaysSelected() throws IOException {
    SmallProject edited = edited(recorded, "Autumn", "Winter");
    SmallProject machine = machine(edited, "one");
    Set<String> first = shard(machine, "1/2");

    assertThat(merge(machine)).isTrue();
    assertThat(machine.warnings())
        .contains("Shard 2 of 2 is missing: its tests count as not run, and stay selected");
    assertThat(machine.run("test")).isTrue();
    assertThat(machine.ran()).hasSize(1).doesNotContainAnyElementsOf(first);
  }

  @Test
  void aMachineWithNothingToDoIsNotMissing() throws IOException {
    SmallProject edited = edited(recorded, "Winter");
    Set<String> first = shard(machine(edited, "one"), "1/2");
    SmallProject machine = machine(edited, "two");
    Set<String> second = shard(machine, "2/2");
    assertThat(union(first, second)).containsExactly("a.WinterTest#x");

    assertThat(merge(machine)).isTrue();
    assertThat(machine.warnings()).isEmpty();
  }

  @Test
  void whatNoChangeAffectsIsMergedToo() throws IOException {
    SmallProject machine = machine(recorded, "one");
    machine.write("README.md", "Nothing to test");
    machine.commit("Say something");
    for (String shard : List.of("1/2", "2/2")) {
      assertThat(machine.run("test", "-Dincremental.shard=" + shard)).isTrue();
      assertThat(machine.said()).contains("Nothing is affected: 0 of 8 tests run.");
    }

    assertThat(
            machine.run(
                "merge", "-Dincremental.shards=2", "-Dincremental.parts=" + parent.resolve("none")))
        .isTrue();
    assertThat(machine.said()).anyMatch(line -> line.startsWith("Merged 2 shards: 0 tests in"));
    machine.edit("Summer", "x", "1 + 0 * y()");
    assertThat(machine.run("test")).isTrue();
    assertThat(machine.ran()).containsExactly("a.SummerTest#x");
  }

  @Test
  void machinesThatSelectedOtherTestsAreNotedBecauseOneMayHaveRunOnNone() throws IOException {
    SmallProject edited = edited(recorded, "Autumn", "Winter");
    SmallProject machine = machine(edited, "one");
    shard(machine, "1/2");
    shard(machine(edited, "two"), "2/2", "-Dincremental.always=SpringTest");

    assertThat(merge(machine)).isFalse();
    assertThat(String.join("\n", machine.said()))
        .contains("The shards did not divide the same selection")
        .contains("run all shards again");
  }

  @Test
  void aRedTestOfAShardStaysSelected() throws IOException {
    SmallProject project = machine(recorded, "edited");
    project.edit("Autumn", "x", "7");
    project.edit("Winter", "x", "1 + 0 * y()");
    project.commit("Break autumn");
    for (String shard : List.of("1/2", "2/2")) {
      project.run("test", "-Dincremental.shard=" + shard);
    }

    assertThat(project.run("merge")).isTrue();
    assertThat(project.run("test")).isFalse();
    assertThat(project.ran()).containsExactly("a.AutumnTest#x");
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    SmallProject machine = machine(unrecorded, "one");

    assertThat(machine.run("test", "-Dincremental.shard=5/4")).isFalse();
    assertThat(String.join("\n", machine.said())).contains("such as 2/4");
    assertThat(machine.run("merge")).isFalse();
    assertThat(String.join("\n", machine.said())).contains("There is no part of");
  }

  private SmallProject edited(SmallProject project, String... classes) throws IOException {
    SmallProject edited = machine(project, "edited" + System.nanoTime());
    for (String name : classes) {
      edited.edit(name, "x", "1 + 0 * y()");
    }
    edited.commit("Edit");
    return edited;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new HashSet<>(one);
    union.addAll(other);
    return union;
  }
}
