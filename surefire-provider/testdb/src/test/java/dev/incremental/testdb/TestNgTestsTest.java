package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.testng.ITestNGListener;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.xml.XmlSuite.ParallelMode;

/** Runs the oldest TestNG that is supported; newer ones run in whole builds. */
class TestNgTestsTest {
  private static final NotedData DATA = new NotedData();

  private final TestListenerAdapter outcome = new TestListenerAdapter();

  private List<String> events(Class<?>... classes) throws IOException {
    run(ParallelMode.NONE, classes);
    return DATA.events();
  }

  private void run(ParallelMode parallel, Class<?>... classes) throws IOException {
    DATA.events();
    TestNG testng = new TestNG(false);
    try (URLClassLoader none = new URLClassLoader(new URL[0], null)) {
      testng.setServiceLoaderClassLoader(none); // ours would ask for a real database
      testng.setTestClasses(classes);
      testng.setVerbose(0);
      testng.setParallel(parallel);
      testng.addListener((ITestNGListener) outcome);
      testng.addListener((ITestNGListener) new TestNgTests(new SeededTests(DATA)));
      testng.run();
    }
  }

  private List<String> failures() {
    List<String> messages = new ArrayList<>();
    outcome
        .getFailedTests()
        .forEach(each -> messages.add(each.getName() + ": " + each.getThrowable().getMessage()));
    return messages;
  }

  @Test
  void testNgFindsIt() {
    assertThat(ServiceLoader.load(ITestNGListener.class))
        .hasAtLeastOneElementOfType(TestNgTests.class);
  }

  @PreSeeded("company")
  public static class Invocations {
    @BeforeClass
    public void beforeClass() {
      DATA.note("before class");
    }

    @BeforeMethod
    public void before() {
      DATA.note("before");
    }

    @BeforeMethod
    public void beforeToo() {
      DATA.note("before");
    }

    @AfterMethod
    public void after() {
      DATA.note("after");
    }

    @org.testng.annotations.Test(invocationCount = 2)
    public void again() {
      DATA.note("again");
    }

    @DataProvider
    public Object[][] data() {
      return new Object[][] {{"x"}, {"y"}};
    }

    @org.testng.annotations.Test(dataProvider = "data", dependsOnMethods = "again")
    public void given(String value) {
      DATA.note(value);
    }
  }

  @Test
  void eachInvocationBeginsWithTheSeedBeforeItsSetUp() throws IOException {
    List<String> expected = new ArrayList<>(List.of("restore company", "before class"));
    for (String each : List.of("again", "again", "x", "y")) {
      expected.addAll(List.of("restore company", "before", "before", each, "after"));
    }
    assertThat(events(Invocations.class)).isEqualTo(expected);
    assertThat(outcome.getPassedTests()).hasSize(4);
  }

  @SharedSetUp
  public static class Shared {
    @BeforeClass
    public void beforeClass() {
      DATA.note("before class");
    }

    @org.testng.annotations.Test
    public void one() {
      DATA.note("one");
    }

    @org.testng.annotations.Test
    public void two() {
      DATA.note("two");
    }
  }

  public static class Unseeded {
    @org.testng.annotations.Test
    public void none() {
      DATA.note("none");
    }

    @PreSeeded("own")
    @org.testng.annotations.Test
    public void own() {
      DATA.note("own");
    }
  }

  @Test
  void setUpsAreSharedAndOtherClassesSeeNothingOfThem() throws IOException {
    assertThat(events(Shared.class, Unseeded.class))
        .containsExactly(
            "restore ",
            "before class",
            "mark Shared",
            "one",
            "restore ",
            "two",
            "forget",
            "leave",
            "leave",
            "none",
            "restore own",
            "own",
            "leave");
  }

  public static class FailingSeed {
    @BeforeMethod
    public void before() {
      DATA.note("before");
    }

    @org.testng.annotations.Test
    public void fine() {
      DATA.note("fine");
    }
  }

  @PreSeeded("unknown")
  public static class Unknown extends FailingSeed {
    @org.testng.annotations.Test(expectedExceptions = RuntimeException.class)
    public void isExpected() {
      throw new IllegalStateException("nobody gets here");
    }
  }

  public static class UnknownMethod {
    @PreSeeded("unknown")
    @org.testng.annotations.Test(expectedExceptions = RuntimeException.class)
    public void isExpected() {
      DATA.note("never");
    }

    @org.testng.annotations.Test
    public void other() {
      DATA.note("other");
    }
  }

  @Test
  void aRestoreThatFailsFailsItsTests() throws IOException {
    assertThat(events(Unknown.class)).doesNotContain("fine");
    assertThat(failures()).hasSize(2).allMatch(each -> each.contains("There is no seed 'unknown'"));
  }

  @Test
  void ofAMethodItFailsThatOne() throws IOException {
    assertThat(events(UnknownMethod.class)).contains("other").doesNotContain("never");
    assertThat(failures())
        .singleElement()
        .asString()
        .startsWith("isExpected: There is no seed 'unknown'");
  }

  public static class FailingSetUp {
    private static int times;

    @BeforeMethod
    public void before() {
      DATA.note("before");
      if (times++ == 0) {
        throw new IllegalStateException("the first time");
      }
    }

    @PreSeeded("own")
    @org.testng.annotations.Test
    public void one() {
      DATA.note("one");
    }
  }

  @Test
  void whatAnOldTestNgDoesNotSayIsAskedFor() throws IOException {
    FailingSetUp.times = 1;
    assertThat(events(FailingSetUp.class)).doesNotContain("one");
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("This TestNG does not say which method it is that @BeforeMethod sets up")
        .endsWith("use TestNG 7.1 or newer, or let the class name the seed");
  }

  @Test
  void testsWithSeedsAreNotRunAtTheSameTimeAsOthers() throws IOException {
    run(ParallelMode.METHODS, Invocations.class, FailingSeed.class);
    assertThat(failures())
        .isNotEmpty()
        .allMatch(each -> each.endsWith("and several forks (forkCount) instead"));
    assertThat(DATA.events()).contains("fine").doesNotContain("again", "restore company");
  }
}
