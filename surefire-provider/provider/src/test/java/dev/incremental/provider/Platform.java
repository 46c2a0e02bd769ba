package dev.incremental.provider;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A real launcher with our two services, constructed with a log in the agent's place. */
final class Platform {
  private final Map<String, String> options = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final CancellationToken cancellation = CancellationToken.create();

  Platform skipping(Path list) {
    return option("skip", list.toString());
  }

  Platform option(String key, String value) {
    options.put(key, value);
    return this;
  }

  Platform parameter(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  Platform cancelled() {
    cancellation.cancel();
    return this;
  }

  EventLog run(Class<?>... classes) {
    EventLog log = new EventLog(options);
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestExecutionListeners(new ReportingListener(log))
            .addPostDiscoveryFilters(new SkipFilter(log))
            .build();
    LauncherFactory.create(config)
        .execute(
            LauncherExecutionRequestBuilder.request(request(classes))
                .cancellationToken(cancellation)
                .build());
    return log;
  }

  private LauncherDiscoveryRequest request(Class<?>... classes) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            Stream.of(classes)
                .map(type -> (DiscoverySelector) selectClass(type))
                .toArray(DiscoverySelector[]::new))
        .configurationParameters(parameters)
        .build();
  }
}
