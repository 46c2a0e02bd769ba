package dev.incremental.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** Specifies which methods get probes, and which of them change static state. */
class MethodSurveyTest {
  @TempDir private Path directory;

  @Test
  void methodsWithoutCodeGetNoProbe() {
    MethodSurvey survey =
        survey(
            """
            public abstract class Snippet {
              abstract void none();
              native void elsewhere();
              void code() {}
            }
            """);

    assertThat(survey.methods().names()).containsExactly("<init>()V", "code()V");
  }

  @Test
  void writingAStaticFieldChangesSharedState() {
    MethodSurvey survey =
        survey(
            """
            public class Snippet {
              static int n;
              int own;
              static void writes() { n = 1; }
              static int reads() { return n; }
              void writesItsOwn() { own = 2; }
            }
            """);

    assertThat(survey.changesSharedState("writes()V")).isTrue();
    assertThat(survey.changesSharedState("reads()I")).isFalse();
    assertThat(survey.changesSharedState("writesItsOwn()V")).isFalse();
  }

  @Test
  void fillingAStaticContainerChangesSharedState() {
    MethodSurvey survey =
        survey(
            """
            import java.util.*;
            import java.util.function.*;
            public class Snippet {
              static final Map<String, String> MAP = new HashMap<>();
              static void puts() { MAP.put("a", "b"); }
              static BiFunction<String, String, String> handsOut() { return MAP::put; }
              static String gets() { return MAP.get("a"); }
              static void fillsAnother() { new ArrayList<String>().add("x"); }
              static final Properties SETTINGS = new Properties();
              static final java.util.concurrent.atomic.AtomicInteger COUNT =
                  new java.util.concurrent.atomic.AtomicInteger();
              static void loads(java.io.Reader in) throws java.io.IOException { SETTINGS.load(in); }
              static String asks() { return SETTINGS.getProperty("a"); }
              static int counts() { return COUNT.getAndIncrement(); }
              static int isAt() { return COUNT.get(); }
            }
            """);

    assertThat(survey.changesSharedState("puts()V")).isTrue();
    assertThat(survey.changesSharedState("handsOut()Ljava/util/function/BiFunction;")).isTrue();
    assertThat(survey.changesSharedState("gets()Ljava/lang/String;")).isFalse();
    assertThat(survey.changesSharedState("fillsAnother()V")).isFalse();
    assertThat(survey.changesSharedState("loads(Ljava/io/Reader;)V")).isTrue();
    assertThat(survey.changesSharedState("asks()Ljava/lang/String;")).isFalse();
    assertThat(survey.changesSharedState("counts()I")).isTrue();
    assertThat(survey.changesSharedState("isAt()I")).isFalse();
  }

  @Test
  void storingIntoAStaticArrayChangesSharedState() {
    MethodSurvey survey =
        survey(
            """
            public class Snippet {
              static final int[] NUMBERS = new int[3];
              static void stores() { NUMBERS[1] = 2; }
              static void fills() { java.util.Arrays.fill(NUMBERS, 7); }
              static void copies() { System.arraycopy(new int[3], 0, NUMBERS, 0, 3); }
              static int reads() { return NUMBERS[1]; }
              static void storesElsewhere() { int[] own = new int[1]; own[0] = 2; }
              static String lists(Object a) { return String.format("%s %s", new Object[] {a, NUMBERS}); }
              static int[] twice() { int[] a; int[] b = a = new int[3]; NUMBERS[0] = a.length; return b; }
              static int[] both() { return new int[] {1, NUMBERS[2] = 3}; }
            }
            """);

    assertThat(survey.changesSharedState("stores()V")).isTrue();
    assertThat(survey.changesSharedState("fills()V")).isTrue();
    assertThat(survey.changesSharedState("copies()V")).isTrue();
    assertThat(survey.changesSharedState("reads()I")).isFalse();
    assertThat(survey.changesSharedState("storesElsewhere()V")).isFalse();
    assertThat(survey.changesSharedState("both()[I")).isTrue();
    assertThat(survey.changesSharedState("twice()[I")).isTrue();
    assertThat(survey.changesSharedState("lists(Ljava/lang/Object;)Ljava/lang/String;")).isFalse();
  }

  @Test
  void askingAThreadLocalOrWritingToATextMayChangeSharedState() {
    MethodSurvey survey =
        survey(
            """
            public class Snippet {
              static final ThreadLocal<String> OWN = ThreadLocal.withInitial(() -> "a");
              static final StringBuilder TEXT = new StringBuilder();
              static String asks() { return OWN.get(); }
              static void writes() { TEXT.append("a"); }
              static int reads() { return TEXT.length(); }
            }
            """);

    assertThat(survey.changesSharedState("asks()Ljava/lang/String;")).isTrue();
    assertThat(survey.changesSharedState("writes()V")).isTrue();
    assertThat(survey.changesSharedState("reads()I")).isFalse();
  }

  private MethodSurvey survey(String source) {
    MethodSurvey survey = new MethodSurvey();
    byte[] bytes = Snippet.compiled("17", directory, source).get("s.Snippet");
    new ClassReader(Objects.requireNonNull(bytes)).accept(survey, 0);
    return survey;
  }
}
