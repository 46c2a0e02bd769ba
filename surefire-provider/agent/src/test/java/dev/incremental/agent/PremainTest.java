package dev.incremental.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specifies that a JVM which cannot be recorded does not run, because its tests would be lost. */
class PremainTest {
  @TempDir Path directory;

  @Test
  void missingOptionsEndTheJvm() {
    String missing = directory.resolve("missing.properties").toString();

    assertThatThrownBy(() -> Premain.premain(missing, none()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.properties");
  }

  /** Nothing of the JVM may be touched before the options are known. */
  private static Instrumentation none() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            PremainTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method.getName() + " was called");
            });
  }
}
