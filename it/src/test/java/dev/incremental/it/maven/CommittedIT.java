package dev.incremental.it.maven;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However far edits have come on their way into a commit, the same tests are selected for the same
 * reasons, through whole Maven builds.
 */
class CommittedIT {
  private static final Pattern TEST =
      Pattern.compile(
          "\"class\":\"(.+?)\",\"method\":\"(.+?)\",\"selected\":true,\"reason\":\"(.+)\",\"millis\":\\d+.*}");

  @TempDir Path parent;

  private SmallProject project;
  private String selection = "";

  @Test
  void editsSelectTheSameUncommittedStagedCommittedAndOnAnotherBranch() throws IOException {
    project = SmallProject.in(parent).withClasses().written();
    EditsOfAllKinds edits = new EditsOfAllKinds(project);
    edits.write();
    Git git = Git.init(project.file(""));
    project.commit("Before the edits");
    assertThat(project.run("snapshot")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.ran()).hasSize(2 * edits.expected().size());

    edits.make();
    assertThat(selected()).isEqualTo(edits.expected());
    assertComesFrom("uncommitted", "untracked");

    git.run("add", "-A");
    assertThat(selected()).isEqualTo(edits.expected());
    assertComesFrom("staged", "staged");

    project.commit("All edits");
    assertThat(selected()).isEqualTo(edits.expected());
    assertComesFrom("committed", "committed");
    assertThat(selection).contains("\"distance\":1}");

    git.run("branch", "edited");
    git.run("reset", "-q", "--hard", "HEAD~1");
    assertThat(selected())
        .as("Maven does not delete resources: the new one is still where the tests look")
        .containsOnlyKeys("a.AbsentTest#notices()");

    git.run("checkout", "-q", "edited");
    assertThat(selected()).isEqualTo(edits.expected());
    assertComesFrom("committed", "committed");
  }

  /** Known and new tests that a build would run now, each with its reason. */
  private Map<String, String> selected() throws IOException {
    Path file = project.file("target/incremental/selection.json");
    Files.deleteIfExists(file);
    assertThat(project.run("select")).as(() -> String.join("\n", project.said())).isTrue();
    selection = Files.readString(file);
    assertThat(selection).contains("\"unknownClasses\":[]");
    List<MatchResult> tests = TEST.matcher(selection).results().toList();
    return tests.stream().collect(toMap(m -> m.group(1) + "#" + m.group(2), m -> m.group(3)));
  }

  private void assertComesFrom(String edited, String added) {
    assertThat(selection)
        .contains(
            "\"name\":\"a.Body#x()\",\"source\":\"" + edited + "\"}",
            "\"name\":\"a.Late\",\"source\":\"" + added + "\"}");
  }
}
