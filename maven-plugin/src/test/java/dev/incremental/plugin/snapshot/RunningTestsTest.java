package dev.incremental.plugin.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.recording.Outcome;
import dev.incremental.recording.RecordingWriter;
import dev.incremental.recording.ScopeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several forks have come to. */
class RunningTestsTest {
  @TempDir Path directory;

  @Test
  void testsOfAllForksCountAndEachOnce() throws IOException {
    Path first = directory.resolve("1.rec");
    Path second = directory.resolve("2.rec");
    RunningTests tests = new RunningTests("default-test");
    assertThat(tests.ended(List.of())).isEmpty();
    assertThat(tests.begun()).isFalse();

    try (RecordingWriter one = new RecordingWriter(Files.newOutputStream(first));
        RecordingWriter two = new RecordingWriter(Files.newOutputStream(second))) {
      begins(one, "a.OneTest#x()");
      assertThat(tests.ended(List.of(first))).isEmpty();
      assertThat(tests.begun()).isTrue();

      begins(two, "a.TwoTest#y()");
      ends(one);
      ends(two);
      assertThat(tests.ended(List.of(first, second)))
          .containsExactly(
              new TestId("default-test", "a.OneTest", "x()"),
              new TestId("default-test", "a.TwoTest", "y()"));
      assertThat(tests.ended(List.of(first, second))).isEmpty();
    }
  }

  private static void begins(RecordingWriter fork, String test) throws IOException {
    fork.header(Map.of());
    fork.scopeStart(1, ScopeKind.TEST, -1, test);
    fork.flush();
  }

  private static void ends(RecordingWriter fork) throws IOException {
    fork.scopeEnd(1, Outcome.PASSED, 5);
    fork.flush();
  }
}
