package clinic.fee;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the practice charges. */
@ConfigurationProperties("clinic.fee")
public record FeeProperties(BigDecimal visit, @DefaultValue("0") int surchargePercent) {}
