package dev.incremental.it.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.TestReports;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Specifies which tests a step must get executed. */
class OutcomesTest {
  private static final Set<String> ALL = Set.of("a", "b", "c");

  @Test
  void whatFailsOnOneSideOnlyChanged() {
    Outcomes before = outcomes(ALL, Set.of("a", "b"));
    Outcomes after = outcomes(ALL, Set.of("b", "c"));

    assertThat(before.changed(after)).containsExactly("a", "c");
    assertThat(before.due(after)).containsExactly("a", "b", "c");
  }

  @Test
  void whatIsNewIsDueAndNotChanged() {
    Outcomes before = outcomes(Set.of("a"), Set.of());
    Outcomes after = outcomes(ALL, Set.of("b"));

    assertThat(before.changed(after)).isEmpty();
    assertThat(before.due(after)).containsExactly("b", "c");
  }

  @Test
  void whatDiffersBetweenTwoRunsIsLeftOut() {
    Outcomes before = Outcomes.of(reports(ALL, Set.of()), reports(ALL, Set.of("a")));
    Outcomes after = outcomes(ALL, Set.of("a", "b"));

    assertThat(before.due(after)).containsExactly("b");
    assertThat(before.unstableOfBoth(after)).containsExactly("a");
  }

  private static Outcomes outcomes(Set<String> ran, Set<String> failed) {
    return Outcomes.of(reports(ran, failed), reports(ran, failed));
  }

  private static TestReports reports(Set<String> ran, Set<String> failed) {
    return new TestReports(ran, failed, "");
  }
}
