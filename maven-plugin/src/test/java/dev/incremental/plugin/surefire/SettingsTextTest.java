package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTextTest {
  private final Xpp3Dom parameters = new Xpp3Dom("configuration");

  @TempDir Path directory;

  @Test
  void whatDecidesWhichTestsRunDoesNotDecideHowTheyEnd() {
    set("groups", "fast");
    set("forkCount", "2");
    set("reuseForks", "false");
    set("enableAssertions", "false");

    assertThat(outcome()).isEqualTo("argLine -Xmx1g\nenableAssertions=false");
    assertThat(SettingsText.selection(configuration())).isEqualTo("groups=fast");
  }

  @Test
  void systemPropertiesAndVariablesOfThePomCount() {
    Xpp3Dom properties = new Xpp3Dom("systemPropertyVariables");
    Xpp3Dom property = new Xpp3Dom("rate");
    property.setValue("7");
    properties.addChild(property);
    parameters.addChild(properties);

    assertThat(outcome()).endsWith("\nsystemPropertyVariables.rate=7");
  }

  @Test
  void theContentOfNamedFilesCounts() throws Exception {
    Path file = Files.writeString(directory.resolve("excludes.txt"), "**/SlowTest*");
    set("excludesFile", file.toString());

    assertThat(SettingsText.selection(configuration()))
        .isEqualTo("excludesFile=" + file + "\n**/SlowTest*");
  }

  @Test
  void eachArgumentOfTheJvmIsALine() {
    assertThat(SettingsText.outcome(configuration(), "-Xmx1g '-Dmode=one two' -Dx=\"3 4\""))
        .isEqualTo("argLine -Xmx1g\nargLine '-Dmode=one two'\nargLine -Dx=\"3 4\"\n");
  }

  @Test
  void anArgumentOfAnyLengthIsALine() {
    String path = "-javaagent:" + "a/b.jar:".repeat(10_000);

    assertThat(SettingsText.outcome(configuration(), path + " -Xmx1g"))
        .isEqualTo("argLine " + path + "\nargLine -Xmx1g\n");
  }

  private String outcome() {
    return SettingsText.outcome(configuration(), "-Xmx1g");
  }

  private Configuration configuration() {
    return new Configuration(
        parameters,
        new ExpressionEvaluator() {
          @Override
          public Object evaluate(String expression) {
            return expression;
          }

          @Override
          public java.io.File alignToBaseDirectory(java.io.File file) {
            return file;
          }
        });
  }

  private void set(String name, String value) {
    Xpp3Dom parameter = new Xpp3Dom(name);
    parameter.setValue(value);
    parameters.addChild(parameter);
  }
}
