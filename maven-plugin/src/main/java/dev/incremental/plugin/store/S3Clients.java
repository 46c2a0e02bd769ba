package dev.incremental.plugin.store;

import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Opens clients of S3: what is not said explicitly comes from where AWS's own tools look for it.
 *
 * <p>Services other than Amazon's know neither buckets as host names nor the newer checksums, so
 * both are left out where an endpoint is named; what is stored has a checksum of its own.
 */
final class S3Clients {
  private S3Clients() {}

  static S3Client open(StoreAccess access) {
    Optional<URI> endpoint = access.endpoint().or(S3Clients::usualEndpoint);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http(access))
            .overrideConfiguration(
                bounds ->
                    bounds
                        .apiCallTimeout(access.timeouts().total())
                        .apiCallAttemptTimeout(access.timeouts().request())
                        .retryStrategy(RetryMode.STANDARD)) // three attempts, jitter between them
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .forcePathStyle(endpoint.isPresent())
            .crossRegionAccessEnabled(endpoint.isEmpty());
    if (access.credentials().orElse(null) instanceof UserPassword key) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(key.user(), key.password())));
    }
    endpoint.ifPresent(builder::endpointOverride);
    if (access.region().isPresent()) {
      builder.region(Region.of(access.region().get()));
    } else if (endpoint.isPresent()) {
      builder.region(usualRegion());
    }
    return builder.build();
  }

  private static Optional<URI> usualEndpoint() {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3"),
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getProperty("aws.endpointUrl"),
            System.getenv("AWS_ENDPOINT_URL"))
        .filter(S3Clients::isSaid)
        .findFirst()
        .map(URI::create);
  }

  private static boolean isSaid(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** Most services have but one region, and do not mind what it is called. */
  private static Region usualRegion() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  private static UrlConnectionHttpClient.Builder http(StoreAccess access) {
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(access.timeouts().connect())
            .socketTimeout(access.timeouts().request());
    access.proxy().ifPresent(proxy -> builder.proxyConfiguration(configuration(proxy)));
    return builder;
  }

  private static ProxyConfiguration configuration(HttpProxy proxy) {
    ProxyConfiguration.Builder builder =
        ProxyConfiguration.builder()
            .endpoint(URI.create("http://" + proxy.host() + ":" + proxy.port()))
            .nonProxyHosts(
                proxy.nonProxyHosts().stream()
                    .map(HttpProxy::expression)
                    .collect(Collectors.toSet()))
            .useSystemPropertyValues(false)
            .useEnvironmentVariablesValues(false);
    proxy.credentials().ifPresent(who -> builder.username(who.user()).password(who.password()));
    return builder.build();
  }
}
