package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which functions make seeds. */
class SeedFunctionsTest {
  private final Map<String, byte[]> classes =
      new HashMap<>(
          JavaSources.javac()
              .with("-cp", System.getProperty("java.class.path"))
              .compile(
                  """
                  import dev.incremental.testdb.Seed;
                  class Seeds {
                    @Seed("company") static void company(java.sql.Connection connection) {}
                    @Deprecated @Seed(value = "payroll", after = "company", context = String.class)
                    int payroll() { return 1; }
                    void other() {}
                    static class Inner { @Seed("inner") void inner() {} }
                  }
                  class Mentioning { Class<?> type = Seed.class; @Deprecated void x() {} }
                  class Plain { void x() {} }
                  """));

  private List<SeedFunction> found() throws UnreadableClassException {
    return SeedFunctions.in(classes.keySet(), name -> Optional.ofNullable(classes.get(name)));
  }

  @Test
  void annotatedOnesAreFoundWithAllThatTheirAnnotationSays() throws UnreadableClassException {
    assertThat(found())
        .containsExactly(
            new SeedFunction("company", "", "", "Seeds", "company", "(Ljava/sql/Connection;)V"),
            new SeedFunction("payroll", "company", "java.lang.String", "Seeds", "payroll", "()I"),
            new SeedFunction("inner", "", "", "Seeds$Inner", "inner", "()V"));
    assertThat(found()).extracting(SeedFunction::hasNoResult).containsExactly(true, false, true);
    assertThat(found()).extracting(SeedFunction::place).contains("Seeds$Inner#inner");
  }

  @Test
  void aClassThatHasGoneHasNone() throws UnreadableClassException {
    classes.put("Gone", new byte[0]);
    assertThat(SeedFunctions.in(List.of("Gone", "Away"), name -> Optional.empty())).isEmpty();
  }
}
