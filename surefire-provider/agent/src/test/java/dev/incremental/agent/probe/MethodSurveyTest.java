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

    assertThat(survey.methods()).containsExactly("<init>()V", "code()V");
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
            }
            """);

    assertThat(survey.changesSharedState("puts()V")).isTrue();
    assertThat(survey.changesSharedState("handsOut()Ljava/util/function/BiFunction;")).isTrue();
    assertThat(survey.changesSharedState("gets()Ljava/lang/String;")).isFalse();
    assertThat(survey.changesSharedState("fillsAnother()V")).isFalse();
  }

  private MethodSurvey survey(String source) {
    MethodSurvey survey = new MethodSurvey();
    byte[] bytes = Snippet.compiled("17", directory, source).get("s.Snippet");
    new ClassReader(Objects.requireNonNull(bytes)).accept(survey, 0);
    return survey;
  }
}
