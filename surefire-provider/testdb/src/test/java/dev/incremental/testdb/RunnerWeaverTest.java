package dev.incremental.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import junit.framework.TestCase;
import org.junit.Before;
import org.junit.jupiter.api.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.RunWith;
import org.junit.runner.notification.Failure;
import org.junit.runners.ParentRunner;
import org.junit.runners.Suite;

/** Runs the oldest JUnit 4 that is supported, woven, where there is no database to be had. */
class RunnerWeaverTest {
  private static final String RUNNER = ParentRunner.class.getName();
  private static final String CASE = TestCase.class.getName();

  /** Loads all that this JVM has anew, JUnit's runner as the agent leaves it. */
  private static final class Woven extends URLClassLoader {
    Woven(URL[] path) {
      super(path, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!name.equals(RUNNER) && !name.equals(CASE)) {
        return super.findClass(name);
      }
      byte[] woven = new RunnerWeaver().transform(this, internal(name), null, null, bytes(name));
      return defineClass(name, woven, 0, woven.length);
    }
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }

  private static byte[] bytes(String name) {
    String file = internal(name) + ".class";
    try (InputStream in = RunnerWeaverTest.class.getClassLoader().getResourceAsStream(file)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What runs in there. */
  public static final class Inside {
    private Inside() {}

    public static List<String> run(Class<?> test) {
      List<String> told = new ArrayList<>(List.of(String.valueOf(JUnit4Tests.isAsked())));
      for (Failure each : new JUnitCore().run(test).getFailures()) {
        told.add(each.getDescription().getDisplayName() + ": " + each.getException());
      }
      return told;
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> told(Class<?> test) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(new File(each).toURI().toURL());
    }
    try (Woven woven = new Woven(path.toArray(new URL[0]))) {
      return (List<String>)
          woven
              .loadClass(Inside.class.getName())
              .getMethod("run", Class.class)
              .invoke(null, woven.loadClass(test.getName()));
    }
  }

  public static class Unseeded {
    @org.junit.Test
    public void passes() {}

    @org.junit.Test(expected = IllegalStateException.class)
    public void passesToo() {
      throw new IllegalStateException("as expected");
    }
  }

  public static class Method {
    @Before
    public void isReachedThroughUs() {
      if (Stream.of(new Throwable().getStackTrace()).noneMatch(Method::isOurs)) {
        throw new AssertionError("not woven");
      }
    }

    private static boolean isOurs(StackTraceElement frame) {
      return frame.getClassName().startsWith(JUnit4Tests.class.getName());
    }

    @org.junit.Test
    public void runsAnother() {
      Failure failure = new JUnitCore().run(Seeded.class).getFailures().get(0);
      if (!failure.getMessage().contains("run that by itself, or without a seed")) {
        throw new AssertionError(failure);
      }
    }

    @org.junit.Test
    public void passes() {}

    @PreSeeded("company")
    @org.junit.Test(expected = RuntimeException.class)
    public void cannotBegin() {
      throw new IllegalStateException("nobody gets here");
    }
  }

  @PreSeeded("company")
  public static class Seeded extends Unseeded {}

  @RunWith(Suite.class)
  @Suite.SuiteClasses({Unseeded.class, Seeded.class})
  @PreSeeded("company")
  public static class All {}

  public static class Old extends TestCase {
    public void testPasses() {}
  }

  @SharedSetUp
  public static class OldWithOne extends Old {}

  @Test
  void thoseOfJunit3AreRefused() throws Exception {
    assertThat(told(Old.class)).containsExactly("true");
    assertThat(told(OldWithOne.class))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("testPasses(" + OldWithOne.class.getName() + "): " + exception())
        .contains("are not for tests of JUnit 3");
  }

  @Test
  void testsWithoutSeedsRunAsEver() throws Exception {
    assertThat(told(Unseeded.class)).containsExactly("true");
  }

  @Test
  void aRestoreThatFailsFailsItsTestWhateverThatExpects() throws Exception {
    assertThat(told(Method.class))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("cannotBegin(" + Method.class.getName() + "): " + exception());
  }

  @Test
  void whereItIsTheClasssNoTestOfItRuns() throws Exception {
    assertThat(told(Seeded.class))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(Seeded.class.getName() + ": " + exception());
  }

  @Test
  void classesOfASuiteSpeakForThemselves() throws Exception {
    assertThat(told(All.class))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(Seeded.class.getName() + ": " + exception());
  }

  private static String exception() {
    return NoDatabaseException.class.getName();
  }

  @Test
  void otherClassesAndOtherRunnersStayAsTheyAre() {
    ClassLoader loader = RunnerWeaverTest.class.getClassLoader();
    String suite = Suite.class.getName();
    assertThat(new RunnerWeaver().transform(loader, internal(suite), null, null, bytes(suite)))
        .isNull();
    assertThat(new RunnerWeaver().transform(loader, internal(RUNNER), null, null, bytes(suite)))
        .isNull();
    assertThatThrownBy(() -> RunnerWeaver.weave(bytes(suite)))
        .hasMessageStartingWith("no method classBlock");
    assertThat(JUnit4Tests.isAsked()).as("in a JVM without the agent").isFalse();
  }

  @Test
  void whoeverCannotSeeUsIsLeftAlone() {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    byte[] bytes = bytes(RUNNER);
    assertThat(new RunnerWeaver().transform(platform, internal(RUNNER), null, null, bytes))
        .isNull();
  }
}
