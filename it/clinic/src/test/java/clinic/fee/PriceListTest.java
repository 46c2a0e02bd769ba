package clinic.fee;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class PriceListTest {
  @Autowired private PriceList prices;
  @Autowired private PriceController controller;

  @Test
  void aCatCostsOneVisit() {
    assertThat(prices.of("cat")).isEqualByComparingTo("40");
  }

  @Test
  void aHorseCostsTwo() {
    assertThat(prices.of("horse")).isEqualByComparingTo("80");
  }

  @Test
  void pricesAreKept() {
    assertThat(prices.of("dog")).isSameAs(prices.of("dog"));
  }

  @Test
  void thePageSaysTheSame() {
    assertThat(controller.price("horse")).isEqualByComparingTo("80");
  }
}
