package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final String ONE = "[engine:junit-jupiter]/[class:a.One]";

  private final Outcomes outcomes = new Outcomes();

  @Test
  void whatWasNotHeardOfIsNotWell() {
    assertThat(outcomes.trouble()).contains("it was not heard whether its tests passed");
    assertThat(outcomes.troubleIn(ONE)).contains("it was not heard whether its tests passed");
  }

  @Test
  void allIsWellOnlyWhenAllHasEnded() {
    outcomes.begun();
    outcomes.begun();
    outcomes.ended();
    assertThat(outcomes.trouble()).contains("its tests did not end");
    assertThat(outcomes.troubleIn(ONE)).isEmpty();

    outcomes.ended();
    assertThat(outcomes.trouble()).isEmpty();
  }

  @Test
  void aFailureIsThatOfItsClass() {
    outcomes.begun();
    outcomes.failed("[engine:suite]/[suite:s]/" + ONE + "/[nested-class:In]/[method:x()]");
    outcomes.ended();

    assertThat(outcomes.trouble()).contains("a test failed");
    assertThat(outcomes.troubleIn(ONE)).contains("a test failed");
    assertThat(outcomes.troubleIn("[engine:suite]/[suite:s]/" + ONE)).contains("a test failed");
    assertThat(outcomes.troubleIn("[engine:junit-jupiter]/[class:a.On]")).isEmpty();
  }
}
