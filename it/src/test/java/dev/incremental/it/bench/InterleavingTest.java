package dev.incremental.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterleavingTest {
  @Test
  void eachRoundBeginsWithAnotherVariant() throws IOException {
    List<String> order = new ArrayList<>();
    Interleaving.of(List.of("a", "b", "c"), 4, (variant, round) -> order.add(variant + round));
    assertThat(order)
        .containsExactly("a0", "b0", "c0", "b1", "c1", "a1", "c2", "a2", "b2", "a3", "b3", "c3");
  }

  @Test
  void ratiosAreTakenWithinARound() throws IOException {
    Interleaving<String, Double> results =
        Interleaving.of(
            List.of("plain", "ours"),
            3,
            (variant, round) -> (variant.equals("ours") ? 1.1 : 1) * Math.pow(10, round));
    assertThat(results.ratio("ours", "plain", v -> v).median()).isEqualTo(1.1, within(1e-9));
  }
}
