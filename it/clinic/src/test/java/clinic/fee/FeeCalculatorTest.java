package clinic.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FeeCalculatorTest {
  private final FeeCalculator plain = new FeeCalculator(BigDecimal.TEN, 0);
  private final FeeCalculator dear = new FeeCalculator(BigDecimal.TEN, 25);

  @Test
  void one() {
    assertThat(plain.single()).isEqualByComparingTo("10");
  }

  @Test
  void oneWithSurcharge() {
    assertThat(dear.single()).isEqualByComparingTo("12.5");
  }

  @Test
  void four() {
    assertThat(plain.several(4)).isEqualByComparingTo("40");
  }

  @Test
  void six() {
    assertThat(plain.several(6)).isEqualByComparingTo("50");
  }

  @Test
  void noNegativeSurcharge() {
    assertThatThrownBy(() -> new FeeCalculator(BigDecimal.TEN, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
