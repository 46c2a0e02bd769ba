package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentLineTest {
  private final Map<String, String> properties = Map.of("argLine", "-Dx=$1\\", "other", "-Xss1m");

  @Test
  void nothingConfiguredIsEmpty() {
    assertThat(ArgumentLine.own(null, properties::get, Set.of()::contains)).isEmpty();
  }

  @Test
  void literalArgumentsStay() {
    assertThat(own("-Xmx64m  -Da=b")).isEqualTo("-Xmx64m  -Da=b");
  }

  @Test
  void earlyExpressionsAreReplacedByTheirValues() {
    assertThat(own("${argLine} ${other}")).isEqualTo("-Dx=$1\\ -Xss1m");
  }

  @Test
  void anUndefinedEarlyExpressionIsLeftOut() {
    assertThat(own("${nothing} -Xmx64m")).isEqualTo("-Xmx64m");
  }

  @Test
  void aLateExpressionThatSurefireKnowsIsLeftToIt() {
    assertThat(own("-Xmx64m @{argLine}")).isEqualTo("-Xmx64m @{argLine}");
  }

  @Test
  void anUndefinedLateExpressionIsLeftOut() {
    assertThat(own("@{nothing} -Xmx64m")).isEqualTo("-Xmx64m");
  }

  @Test
  void placeholdersForTheForkStay() {
    assertThat(own("-Dn=${surefire.forkNumber}")).isEqualTo("-Dn=${surefire.forkNumber}");
  }

  @Test
  void theAgentComesLast() {
    assertThat(with("-Xmx64m", "/m2/agent.jar", "/p/o.properties"))
        .isEqualTo("-Xmx64m -javaagent:/m2/agent.jar=/p/o.properties");
  }

  @Test
  void pathsWithSpacesAreQuoted() {
    assertThat(with("", "/my m2/agent.jar", "/p/o"))
        .isEqualTo("\"-javaagent:/my m2/agent.jar=/p/o\"");
  }

  @Test
  void pathsWithQuotesAreQuotedByTheOtherKind() {
    assertThat(with("", "/it's/agent.jar", "/p/o"))
        .isEqualTo("\"-javaagent:/it's/agent.jar=/p/o\"");
    assertThat(with("", "/a\"b/agent.jar", "/p/o")).isEqualTo("'-javaagent:/a\"b/agent.jar=/p/o'");
  }

  @Test
  void whatIsAddedComesBehindWhatTheProjectSays() {
    assertThat(with("-Duser.language=de", "/a.jar", "/o", "-Duser.language=fr", "-Dx=a b"))
        .isEqualTo("-Duser.language=de -Duser.language=fr \"-Dx=a b\" -javaagent:/a.jar=/o");
  }

  private static String with(String own, String agent, String options, String... arguments) {
    return ArgumentLine.with(
        own,
        new Decoration(
            Path.of(agent),
            Path.of(options),
            Path.of("excludes"),
            List.of(arguments),
            Set.of(),
            Set.of()));
  }

  private String own(String configured) {
    return ArgumentLine.own(configured, properties::get, properties::containsKey);
  }
}
