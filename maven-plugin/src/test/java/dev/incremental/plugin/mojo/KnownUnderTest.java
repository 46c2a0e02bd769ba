package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.snapshot.ContainerId;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.SnapshotBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownUnderTest {
  private static final ContainerId FIRST = new ContainerId("default-test", "a.OneTest");
  private static final ContainerId SECOND = new ContainerId("second", "a.OneTest");

  private static final Set<String> BOTH = Set.of("default-test", "second");

  @Test
  void classesStayKnownUnderTheSameSettings() {
    Snapshot recorded = KnownUnder.marked(snapshot(), settings(1, 2));

    assertThat(KnownUnder.forgettingOthers(recorded, settings(1, 2), BOTH).knownClasses())
        .containsEntry(FIRST, 10L)
        .containsEntry(SECOND, 20L);
  }

  @Test
  void classesOfAnExecutionWithOtherGroupsAreForgotten() {
    Snapshot recorded = KnownUnder.marked(snapshot(), settings(1, 2));

    assertThat(KnownUnder.forgettingOthers(recorded, settings(1, 3), BOTH).knownClasses())
        .containsKey(FIRST)
        .doesNotContainKey(SECOND);
  }

  @Test
  void nothingIsForgottenOfAnExecutionThatDoesNotRunNow() {
    Snapshot recorded = KnownUnder.marked(snapshot(), settings(1, 2));

    assertThat(
            KnownUnder.forgettingOthers(recorded, settings(1, 3), Set.of("default-test"))
                .knownClasses())
        .containsEntry(FIRST, 10L)
        .containsEntry(SECOND, 20L);
  }

  @Test
  void classesWithoutAMarkAreForgotten() {
    assertThat(KnownUnder.forgettingOthers(snapshot(), settings(1, 2), BOTH).knownClasses())
        .isEmpty();
  }

  @Test
  void nothingIsMarkedWhereNothingIsKnown() {
    Snapshot nothing = Snapshot.empty(Instant.EPOCH);

    assertThat(KnownUnder.marked(nothing, settings(1, 2)).knownClasses()).isEmpty();
  }

  private static Snapshot snapshot() {
    return new SnapshotBuilder()
        .knownClasses(Map.of(FIRST, 10L, SECOND, 20L))
        .build(null, Instant.EPOCH);
  }

  private static CurrentState settings(long first, long second) {
    return dependency -> dependency.name().equals(KnownUnder.setting("second")) ? second : first;
  }
}
