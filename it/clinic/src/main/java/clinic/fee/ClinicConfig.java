package clinic.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application is made of besides components. */
@Configuration(proxyBeanMethods = false)
@EnableCaching
public class ClinicConfig {
  @Bean
  CacheManager cacheManager() {
    return new ConcurrentMapCacheManager("vets", "prices");
  }

  @Bean
  FeeCalculator feeCalculator(FeeProperties properties) {
    return new FeeCalculator(properties.visit(), properties.surchargePercent());
  }

  /** The practice's clock stands still, so that tests know the day. */
  @Bean
  Clock clock() {
    return Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC);
  }
}
