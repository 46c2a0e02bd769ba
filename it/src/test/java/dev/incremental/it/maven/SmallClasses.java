package dev.incremental.it.maven;

import java.time.Duration;

/**
 * Texts of the classes of a {@link SmallProject} and of their tests.
 *
 * @param jupiter whether the tests are JUnit Jupiter's; else JUnit 4's
 * @param pause how long each test takes
 */
record SmallClasses(boolean jupiter, Duration pause) {
  /** A class whose methods return 1 and 2. */
  String code(String name) {
    return """
        package a;
        public class %s {
          public static int x() { return 1; }
          public static int y() { return 2; }
        }
        """
        .formatted(name);
  }

  /** The class that tests it. */
  String test(String name) {
    String imports =
        jupiter
            ? "import org.junit.jupiter.api.Test; import static org.junit.jupiter.api.Assertions.*;"
            : "import org.junit.Test; import static org.junit.Assert.*;";
    return """
        package a;
        %s
        public class %sTest {
          @Test public void x() { %s assertEquals(1, %s.x()); }
          @Test public void y() { %s assertEquals(2, %s.y()); }
        }
        """
        .formatted(imports, name, pausing(), name, pausing(), name);
  }

  private String pausing() {
    return pause.isZero()
        ? ""
        : "java.util.concurrent.locks.LockSupport.parkNanos(" + pause.toNanos() + "L);";
  }
}
