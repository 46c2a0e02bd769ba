package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.selection.Reason;
import dev.incremental.plugin.selection.Selection;
import dev.incremental.plugin.selection.TestDecision;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SkipsTest {
  private static final String EXECUTION = "default-test";

  private final List<TestDecision> decisions = new ArrayList<>();
  private final TreeSet<ContainerId> unknown = new TreeSet<>();

  @Test
  void aClassIsExcludedOnceNoneOfItsTestsRuns() {
    leaveOut("a.OneTest#x()");
    leaveOut("a.TwoTest#x()");
    run("a.TwoTest#y()");

    assertThat(skips().classes()).containsExactly("a.OneTest");
    assertThat(skips().tests()).containsExactly("a.OneTest#x()", "a.TwoTest#x()");
  }

  @Test
  void aClassIsNotExcludedWhileATestOfANestedClassRuns() {
    leaveOut("a.OneTest#x()");
    run("a.OneTest$Inner#x()");

    assertThat(skips().classes()).isEmpty();
  }

  @Test
  void aClassIsNotExcludedWhileATestOfANestedClassRunsThatItInherits() {
    leaveOut("a.OneTest#x()");
    leaveOut("a.TwoTest#x()");
    run("a.Base$Inner#x()");

    Skips sparing =
        skips()
            .sparing(
                selection(),
                EXECUTION,
                name -> name.equals("a.OneTest") ? Set.of(name, "a.Base") : Set.of(name));

    assertThat(sparing.classes()).containsExactly("a.TwoTest");
    assertThat(sparing.tests()).containsExactly("a.OneTest#x()", "a.TwoTest#x()");
  }

  @Test
  void nestedClassesAreExcludedWithTheOutermost() {
    leaveOut("a.OneTest$Inner$Deep#x()");

    assertThat(skips().classes()).containsExactly("a.OneTest");
  }

  @Test
  void aClassThatMayHaveNewTestsIsNotExcluded() {
    leaveOut("a.OneTest#x()");
    unknown.add(new ContainerId(EXECUTION, "a.OneTest$Inner"));

    assertThat(skips().classes()).isEmpty();
    assertThat(skips().tests()).containsExactly("a.OneTest#x()");
  }

  @Test
  void aMethodNameIsExcludedOnlyIfNoOverloadRuns() {
    leaveOut("a.OneTest#x()");
    leaveOut("a.OneTest#y(int)");
    run("a.OneTest#y()");

    assertThat(skips().methods()).containsExactly("a.OneTest#x");
  }

  @Test
  void otherExecutionsDecideForThemselves() {
    leaveOut("a.OneTest#x()");

    assertThat(Skips.of(selection(), "second").tests()).isEmpty();
  }

  private Skips skips() {
    return Skips.of(selection(), EXECUTION);
  }

  private Selection selection() {
    return new Selection(Selection.Mode.INCREMENTAL, "", List.of(), decisions, unknown);
  }

  private void run(String test) {
    add(test, true);
  }

  private void leaveOut(String test) {
    add(test, false);
  }

  private void add(String test, boolean selected) {
    TestId id = TestId.parse(EXECUTION, test);
    decisions.add(new TestDecision(id, selected, new Reason.NeverRecorded(), 1));
  }
}
