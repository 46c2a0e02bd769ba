package dev.incremental.provider;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Test classes that are run by tests; Surefire leaves nested classes alone. */
final class Samples {
  private Samples() {}

  static class Plain {
    @Test
    void passes() {}

    @Test
    void fails() {
      fail("on purpose");
    }

    @Test
    void aborts() {
      abort("on purpose");
    }

    @Disabled
    @Test
    void isDisabled() {}
  }

  static class Passing {
    @Test
    void passes() {}
  }

  static class Parameters5 {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fails(int number, TestInfo info) {
      assertNotNull(info);
      if (number == 2) {
        fail("on purpose");
      }
    }

    @RepeatedTest(3)
    void repeats() {}
  }

  static class Dynamic {
    @TestFactory
    Stream<DynamicNode> aborts() {
      return Stream.of(
          dynamicTest("first", () -> {}),
          dynamicContainer("inner", Stream.of(dynamicTest("second", () -> abort("on purpose")))));
    }
  }

  static class Outer {
    @Test
    void outer() {}

    @Nested
    class Inner {
      @Test
      void inner() {}
    }
  }

  @Disabled
  static class DisabledOuter {
    @Test
    void outer() {}

    @Nested
    class Inner {
      @ParameterizedTest
      @ValueSource(longs = 1)
      void inner(long ignored) {}
    }
  }

  static class BrokenSetUp {
    @BeforeAll
    static void setUp() {
      fail("on purpose");
    }

    @Test
    void neverStarts() {}

    @Nested
    class Inner {
      @Test
      void neverStartsEither() {}
    }
  }

  static class BrokenTearDown {
    @AfterAll
    static void tearDown() {
      fail("on purpose");
    }

    @Test
    void passes() {}
  }

  abstract static class Base {
    @Test
    void inherited() {}
  }

  static class Derived extends Base {}

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    @RepeatedTest(200)
    void first() {}

    @RepeatedTest(200)
    void second() {}
  }

  @Suite
  @SelectClasses(Passing.class)
  static class OfPassing {}

  @RunWith(Parameterized.class)
  public static class Parameterised4 {
    @Parameter public int number;

    @Parameters
    public static List<Integer> numbers() {
      return List.of(1, 2);
    }

    @org.junit.Test
    public void isSmall() {
      assertNotNull(number);
    }
  }

  public static class NoRunnableMethods4 {
    @org.junit.Test
    public void takes(int argument) {}
  }
}
