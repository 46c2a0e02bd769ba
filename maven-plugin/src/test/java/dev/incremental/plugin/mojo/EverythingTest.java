package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When everything is to run, whatever changed. */
class EverythingTest {
  @Test
  void modesAreReadInAnyCase() throws UserProblem {
    assertThat(TestMode.of("off")).isEqualTo(TestMode.OFF);
    assertThat(TestMode.of(" Record ")).isEqualTo(TestMode.RECORD);
    assertThatThrownBy(() -> TestMode.of("on"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("parameter incremental")
        .hasMessageContaining("off, record, select");
  }

  @Test
  void recordingRunsEverythingAndSelectingDoesNot() {
    assertThat(TestMode.RECORD.everything(List.of("test"))).hasValue("incremental=record");
    assertThat(TestMode.SELECT.everything(List.of("clean", "verify", "site-deploy"))).isEmpty();
  }

  @Test
  void deployingRunsEverythingHoweverItIsCalled() {
    assertThat(TestMode.SELECT.everything(List.of("clean", "deploy")))
        .hasValue("this build deploys");
    assertThat(TestMode.whereDeployed(List.of("verify", "deploy:deploy"))).isPresent();
    assertThat(TestMode.whereDeployed(List.of("org.a:maven-deploy-plugin:3.1:deploy@snapshots")))
        .isPresent();
  }

  @Test
  void branchesAreNamedByPatterns() {
    FullBranches branches = new FullBranches(List.of("main", " release/* "));

    assertThat(branches.everything(Set.of("main"))).isPresent();
    assertThat(branches.everything(Set.of("release/1.0")))
        .hasValue("everything always runs on branch release/1.0");
    assertThat(branches.everything(Set.of("feature/main", "mains", "release"))).isEmpty();
    assertThat(FullBranches.none().everything(Set.of("main"))).isEmpty();
  }

  @Test
  void aDotInABranchIsADot() {
    assertThat(new FullBranches(List.of("1.x")).everything(Set.of("1-x"))).isEmpty();
  }
}
