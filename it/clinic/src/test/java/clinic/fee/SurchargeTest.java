package clinic.fee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "clinic.fee.surcharge-percent=50")
class SurchargeTest {
  @Autowired private PriceList prices;
  @Autowired private FeeProperties properties;

  @Test
  void aCatCostsMore() {
    assertThat(prices.of("cat")).isEqualByComparingTo("60");
  }

  @Test
  void aHorseCostsMore() {
    assertThat(prices.of("horse")).isEqualByComparingTo("120");
  }

  @Test
  void isReadFromTheProperties() {
    assertThat(properties.surchargePercent()).isEqualTo(50);
  }
}
