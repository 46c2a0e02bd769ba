package dev.incremental.it.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What several variants gave in rounds in which each of them ran once. */
record Interleaving<V, R>(Map<V, List<R>> results) {

  /** One run of a variant in a round. */
  @FunctionalInterface
  interface Run<V, R> {
    R of(V variant, int round) throws IOException;
  }

  /** Runs all rounds; each begins with another variant than the one before. */
  static <V, R> Interleaving<V, R> of(List<V> variants, int rounds, Run<V, R> run)
      throws IOException {
    Map<V, List<R>> results = new LinkedHashMap<>();
    variants.forEach(each -> results.put(each, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < variants.size(); i++) {
        V variant = variants.get((round + i) % variants.size());
        results.get(variant).add(run.of(variant, round));
      }
    }
    return new Interleaving<>(results);
  }

  /** Values of one variant. */
  MedianInterval values(V variant, ToDoubleFunction<R> value) {
    return MedianInterval.of(results.get(variant).stream().mapToDouble(value).toArray());
  }

  /** Something computed in each round from what the variants gave in it. */
  MedianInterval perRound(ToDoubleFunction<Round<V, R>> value) {
    int rounds = results.values().iterator().next().size();
    return MedianInterval.of(
        IntStream.range(0, rounds)
            .mapToDouble(round -> value.applyAsDouble(v -> results.get(v).get(round)))
            .toArray());
  }

  /** How many times as much one variant took as another in the same round. */
  MedianInterval ratio(V of, V to, ToDoubleFunction<R> value) {
    return perRound(round -> value.applyAsDouble(round.of(of)) / value.applyAsDouble(round.of(to)));
  }

  /** The results of one round. */
  @FunctionalInterface
  interface Round<V, R> {
    R of(V variant);
  }
}
