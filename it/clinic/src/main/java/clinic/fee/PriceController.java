package clinic.fee;

import java.math.BigDecimal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What visits cost. */
@RestController
public class PriceController {
  private final PriceList prices;

  public PriceController(PriceList prices) {
    this.prices = prices;
  }

  @GetMapping("/prices/{kind}")
  public BigDecimal price(@PathVariable String kind) {
    return prices.of(kind);
  }
}
