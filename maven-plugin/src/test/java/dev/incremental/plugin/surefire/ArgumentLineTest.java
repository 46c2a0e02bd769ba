package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    assertThat(ArgumentLine.with("-Xmx64m", Path.of("/m2/agent.jar"), Path.of("/p/o.properties")))
        .isEqualTo("-Xmx64m -javaagent:/m2/agent.jar=/p/o.properties");
  }

  @Test
  void pathsWithSpacesAreQuoted() {
    assertThat(ArgumentLine.with("", Path.of("/my m2/agent.jar"), Path.of("/p/o")))
        .isEqualTo("\"-javaagent:/my m2/agent.jar=/p/o\"");
  }

  @Test
  void pathsWithQuotesAreQuotedByTheOtherKind() {
    assertThat(ArgumentLine.with("", Path.of("/it's/agent.jar"), Path.of("/p/o")))
        .isEqualTo("\"-javaagent:/it's/agent.jar=/p/o\"");
    assertThat(ArgumentLine.with("", Path.of("/a\"b/agent.jar"), Path.of("/p/o")))
        .isEqualTo("'-javaagent:/a\"b/agent.jar=/p/o'");
  }

  private String own(String configured) {
    return ArgumentLine.own(configured, properties::get, properties::containsKey);
  }
}
