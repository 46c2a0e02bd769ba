package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class OutcomeListenerTest {
  /** What Maven's process hears while test classes run, by a lease that it gave. */
  private static String heard(Class<?>... classes) throws IOException {
    try (ServerSocket maven = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> hears(maven));
      Properties file = new Properties();
      file.setProperty(Lease.PORT, Integer.toString(maven.getLocalPort()));
      try (Lease lease = Lease.ask(file)) {
        for (Class<?> each : classes) {
          LauncherFactory.create()
              .execute(
                  LauncherDiscoveryRequestBuilder.request().selectors(selectClass(each)).build(),
                  new OutcomeListener(Optional.of(lease), new Outcomes()));
        }
      }
      return heard.join();
    }
  }

  private static String hears(ServerSocket maven) {
    try (Socket fork = maven.accept()) {
      DataInputStream in = new DataInputStream(fork.getInputStream());
      in.readUTF();
      in.readUTF();
      in.readLong();
      DataOutputStream out = new DataOutputStream(fork.getOutputStream());
      out.writeBoolean(true);
      for (String each : new String[] {"url", "user", "password"}) {
        out.writeUTF(each);
      }
      ByteArrayOutputStream events = new ByteArrayOutputStream();
      in.transferTo(events);
      return events.toString(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void testsThatPassAreHeardToBeginAndToEnd() throws IOException {
    assertThat(heard(Passing.class, Passing.class)).isEqualTo("bebe");
    assertThat(heard(Passing.class, Failing.class)).isEqualTo("bebfe");
  }

  @Test
  void whatFailsAroundTestsIsAFailure() throws IOException {
    assertThat(heard(FailingBefore.class)).isEqualTo("bfe");
    assertThat(heard(FailingAfter.class)).isEqualTo("bfe");
  }

  @Test
  void theLauncherFindsIt() {
    assertThat(ServiceLoader.load(TestExecutionListener.class))
        .hasAtLeastOneElementOfType(OutcomeListener.class);
  }

  @Test
  void withoutALeaseItDoesNothing() {
    new OutcomeListener().testPlanExecutionStarted(null);
  }

  static class Passing {
    @Test
    void passes() {}

    @Test
    @Disabled("as meant")
    void isSkipped() {}

    @Test
    void isAborted() {
      Assumptions.abort();
    }
  }

  static class Failing {
    @Test
    void fails() {
      Assertions.fail();
    }
  }

  static class FailingBefore {
    @BeforeAll
    static void fails() {
      Assertions.fail();
    }

    @Test
    void isNotReached() {}
  }

  static class FailingAfter {
    @AfterAll
    static void fails() {
      Assertions.fail();
    }

    @Test
    void passes() {}
  }
}
