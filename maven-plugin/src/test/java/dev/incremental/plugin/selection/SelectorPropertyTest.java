package dev.incremental.plugin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.fingerprint.CurrentState;
import dev.incremental.plugin.fingerprint.Dependency;
import dev.incremental.plugin.fingerprint.Fingerprint;
import dev.incremental.plugin.snapshot.EntryTable;
import dev.incremental.plugin.snapshot.RandomSnapshot;
import dev.incremental.plugin.snapshot.Snapshot;
import dev.incremental.plugin.snapshot.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the scopes' graph, exactly those tests are left out of which nothing changed. */
class SelectorPropertyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 20})
  void selectionAgreesWithTheRuleSpeltOut(int changes) {
    int leftOut = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Snapshot snapshot = RandomSnapshot.of(random, 30);
      CurrentState state = edited(snapshot, random, changes);
      Options options = new Options(NOW, FOR_EVER, Map.of(), new TreeSet<>());

      for (TestDecision decision : Selector.select(snapshot, state, options).tests()) {
        List<TestRecord> records = snapshot.records(decision.test());
        assertThat(decision.selected())
            .as("seed %d: %s, because it %s", seed, decision.test(), decision.reason().sentence())
            .isEqualTo(!new SpeltOutRule(snapshot, state).mayBeLeftOut(records));
        leftOut += decision.selected() ? 0 : 1;
      }
    }
    assertThat(leftOut).isPositive();
  }

  private static CurrentState edited(Snapshot snapshot, Random random, int changes) {
    EntryTable entries = snapshot.entries();
    Map<Dependency, Long> contents = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      contents.put(entries.dependency(i), entries.fingerprint(i));
    }
    for (int i = 0; i < changes; i++) {
      contents.put(entries.dependency(random.nextInt(entries.size())), random.nextLong());
    }
    return dependency -> contents.getOrDefault(dependency, Fingerprint.UNKNOWN);
  }
}
