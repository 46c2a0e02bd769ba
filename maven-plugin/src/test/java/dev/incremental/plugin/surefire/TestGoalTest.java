package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class TestGoalTest {
  @Test
  void goalsThatRunTestsAreKnown() {
    assertThat(TestGoal.of(execution("maven-surefire-plugin", "test"))).hasValue(TestGoal.SUREFIRE);
    assertThat(TestGoal.of(execution("maven-failsafe-plugin", "integration-test")))
        .hasValue(TestGoal.FAILSAFE);
  }

  @Test
  void otherGoalsAreNot() {
    assertThat(TestGoal.of(execution("maven-failsafe-plugin", "verify"))).isEmpty();
    assertThat(TestGoal.of(execution("maven-surefire-plugin", "help"))).isEmpty();
    assertThat(TestGoal.of(execution("maven-jar-plugin", "test"))).isEmpty();
  }

  @Test
  void executionsOfTheSameIdHaveNamesOfTheirOwn() {
    assertThat(TestGoal.SUREFIRE.nameOf("default-test")).isEqualTo("default-test");
    assertThat(TestGoal.SUREFIRE.nameOf("default")).isEqualTo("default");
    assertThat(TestGoal.FAILSAFE.nameOf("default")).isEqualTo("failsafe:default");
  }

  @Test
  void notEvenAnIdThatLooksLikeANameIsTakenForAnother() {
    assertThat(TestGoal.SUREFIRE.nameOf("failsafe:default"))
        .isEqualTo("surefire:failsafe:default")
        .isNotEqualTo(TestGoal.FAILSAFE.nameOf("default"));
    assertThat(TestGoal.SUREFIRE.nameOf("surefire:failsafe:default"))
        .isNotEqualTo(TestGoal.SUREFIRE.nameOf("failsafe:default"));
  }

  @Test
  void aMarkStaysOnCopies() {
    MojoExecution execution = execution("maven-surefire-plugin", "test");
    assertThat(Handled.is(execution)).isFalse();

    Handled.mark(execution);

    MojoExecution copy = execution("maven-surefire-plugin", "test");
    copy.setConfiguration(new Xpp3Dom(execution.getConfiguration()));
    assertThat(Handled.is(execution)).isTrue();
    assertThat(Handled.is(copy)).isTrue();
  }

  private static MojoExecution execution(String artifactId, String goal) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("org.apache.maven.plugins");
    plugin.setArtifactId(artifactId);
    plugin.setVersion("3.6.1");
    MojoExecution execution = new MojoExecution(plugin, goal, "default");
    execution.setConfiguration(new Xpp3Dom("configuration"));
    return execution;
  }
}
