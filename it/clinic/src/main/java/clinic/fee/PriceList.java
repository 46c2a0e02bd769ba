package clinic.fee;

import java.math.BigDecimal;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** Prices for kinds of animals, each computed once. */
@Service
public class PriceList {
  private final FeeCalculator fees;

  public PriceList(FeeCalculator fees) {
    this.fees = fees;
  }

  /** The price of a visit with an animal of this kind. */
  @Cacheable("prices")
  public BigDecimal of(String kind) {
    return kind.equals("horse") ? fees.several(2) : fees.single();
  }
}
