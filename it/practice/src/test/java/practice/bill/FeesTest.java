package practice.bill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeesTest {
  @Test
  void aCatPaysTheUsual() {
    assertThat(Fees.of("cat", 3)).isEqualByComparingTo("40");
  }

  @Test
  void aHorsePaysTwice() {
    assertThat(Fees.of("horse", 3)).isEqualByComparingTo("80");
  }

  @Test
  void anOldOnePaysMore() {
    assertThat(Fees.of("dog", 10)).isEqualByComparingTo("47.50");
  }
}
