package dev.incremental.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingListenerTest {
  private final Platform platform = new Platform();

  @Test
  void testsAreReportedWithinTheirContainers() {
    assertThat(platform.run(Samples.Outer.class).lines())
        .containsSubsequence(
            "platformStarted",
            "containerStarted",
            "containerStarted Outer",
            "testStarted Outer#outer()",
            "testFinished Outer#outer() PASSED",
            "containerStarted Outer$Inner",
            "testStarted Outer$Inner#inner()",
            "testFinished Outer$Inner#inner() PASSED",
            "containerFinished Outer$Inner PASSED",
            "containerFinished Outer PASSED",
            "containerFinished  PASSED",
            "platformFinished");
  }

  @Test
  void outcomesAreTheEnginesOwn() {
    assertThat(platform.run(Samples.Plain.class).tests())
        .contains(
            "testFinished Plain#passes() PASSED",
            "testFinished Plain#fails() FAILED",
            "testFinished Plain#aborts() ABORTED",
            "testSkipped Plain#isDisabled()")
        .hasSize(7);
  }

  @Test
  void invocationsAreOneTestThatEndsLikeTheWorstOfThem() {
    assertThat(platform.run(Samples.Parameters5.class).tests())
        .containsExactlyInAnyOrder(
            "testStarted Parameters5#fails(int, org.junit.jupiter.api.TestInfo)",
            "testFinished Parameters5#fails(int, org.junit.jupiter.api.TestInfo) FAILED",
            "testStarted Parameters5#repeats()",
            "testFinished Parameters5#repeats() PASSED");
  }

  @Test
  void dynamicTestsCountForTheirFactoryHoweverDeepTheyStand() {
    assertThat(platform.run(Samples.Dynamic.class).tests())
        .containsExactly("testStarted Dynamic#aborts()", "testFinished Dynamic#aborts() ABORTED");
  }

  @Test
  void anInheritedTestBelongsToTheConcreteClass() {
    assertThat(platform.run(Samples.Derived.class).tests())
        .contains("testFinished Derived#inherited() PASSED");
  }

  @Test
  void everyTestOfADisabledClassIsSkipped() {
    assertThat(platform.run(Samples.DisabledOuter.class).tests())
        .containsExactlyInAnyOrder(
            "testSkipped DisabledOuter#outer()", "testSkipped DisabledOuter$Inner#inner(long)");
  }

  @Test
  void testsThatNeverStartedFailWithTheirSetUp() {
    assertThat(platform.run(Samples.BrokenSetUp.class).lines())
        .contains(
            "testFinished BrokenSetUp#neverStarts() FAILED",
            "testFinished BrokenSetUp$Inner#neverStartsEither() FAILED",
            "containerFinished BrokenSetUp FAILED");
  }

  @Test
  void testsThatACancelledRunLeavesOutAreNotTakenForDisabled() {
    assertThat(platform.cancelled().run(Samples.Passing.class).tests())
        .contains("testFinished Passing#passes() ABORTED");
  }

  @Test
  void aBrokenTearDownFailsTheContainerOnly() {
    assertThat(platform.run(Samples.BrokenTearDown.class).lines())
        .contains(
            "testFinished BrokenTearDown#passes() PASSED",
            "containerFinished BrokenTearDown FAILED")
        .doesNotContain("testFinished BrokenTearDown#passes() FAILED");
  }

  @Test
  void parallelTestsAreReportedOnceEach() {
    List<String> tests =
        platform
            .parameter("junit.jupiter.execution.parallel.enabled", "true")
            .run(Samples.Parallel.class)
            .tests();

    assertThat(tests)
        .containsExactlyInAnyOrder(
            "testStarted Parallel#first()",
            "testFinished Parallel#first() PASSED",
            "testStarted Parallel#second()",
            "testFinished Parallel#second() PASSED");
  }

  @Test
  void aSuiteReportsTheTestsOfItsClasses() {
    assertThat(platform.run(Samples.OfPassing.class).tests())
        .containsExactly("testStarted Passing#passes()", "testFinished Passing#passes() PASSED");
  }

  @Test
  void parameterisedRunnersKeepTheMethodsName() {
    assertThat(platform.run(Samples.Parameterised4.class).tests())
        .containsOnly(
            "testStarted Parameterised4#isSmall()", "testFinished Parameterised4#isSmall() PASSED")
        .hasSize(4);
  }

  @Test
  void aTestWithoutAMethodNeverHasTheNameOfOne() {
    assertThat(platform.run(Samples.NoRunnableMethods4.class).tests())
        .anyMatch(line -> line.matches("testFinished NoRunnableMethods4#\\[.*] FAILED"))
        .noneMatch(line -> line.contains("#takes("));
  }

  @Test
  void aPlanThatATestStartsIsTheTestsOwnBusiness() {
    assertThat(platform.option("running", "true").run(Samples.Plain.class).lines()).isEmpty();
  }
}
