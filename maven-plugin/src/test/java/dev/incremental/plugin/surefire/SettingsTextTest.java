package dev.incremental.plugin.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BinaryOperator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTextTest {
  private static final BinaryOperator<String> AS_IT_IS = (name, value) -> value;

  /** Shows by what name each value is asked about. */
  private static final BinaryOperator<String> NAMED = (name, value) -> "<" + name + ">";

  private final Xpp3Dom parameters = new Xpp3Dom("configuration");

  @TempDir Path directory;

  @Test
  void whatDecidesWhichTestsRunDoesNotDecideHowTheyEnd() {
    set("groups", "fast");
    set("forkCount", "2");
    set("reuseForks", "false");
    set("enableAssertions", "false");

    assertThat(outcome()).isEqualTo("argLine -Xmx1g\nenableAssertions=false");
    assertThat(SettingsText.selection(configuration(), AS_IT_IS)).isEqualTo("groups=fast");
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

    assertThat(SettingsText.selection(configuration(), AS_IT_IS))
        .isEqualTo("excludesFile=" + file + "\n**/SlowTest*");
  }

  @Test
  void eachArgumentOfTheJvmIsALine() {
    assertThat(
            SettingsText.outcome(configuration(), "-Xmx1g '-Dmode=one two' -Dx=\"3 4\"", AS_IT_IS))
        .isEqualTo("argLine -Xmx1g\nargLine '-Dmode=one two'\nargLine -Dx=\"3 4\"\n");
  }

  @Test
  void anArgumentOfAnyLengthIsALine() {
    String path = "-javaagent:" + "a/b.jar:".repeat(10_000);

    assertThat(SettingsText.outcome(configuration(), path + " -Xmx1g", AS_IT_IS))
        .isEqualTo("argLine " + path + "\nargLine -Xmx1g\n");
  }

  @Test
  void eachValueIsAskedAboutByItsName() throws Exception {
    Xpp3Dom properties = new Xpp3Dom("systemProperties");
    Xpp3Dom property = new Xpp3Dom("property");
    property.addChild(leaf("name", "db.password"));
    property.addChild(leaf("value", "hush"));
    properties.addChild(property);
    parameters.addChild(properties);
    Path file = Files.writeString(directory.resolve("p"), "# of b\nb.token : hu\\\n  sh\na = 1\n");
    set("systemPropertiesFile", file.toString());

    assertThat(
            SettingsText.outcome(
                configuration(), "-Da=1 '-Db.c=2 3' -Dd=\"4\" -agentpath:/x=e=f", NAMED))
        .isEqualTo(
            """
            argLine -Da=<a>
            argLine '-Db.c=<b.c>'
            argLine -Dd=<d>
            argLine <argLine>
            systemProperties.property.name=<systemProperties.property.name>
            systemProperties.property.value=<db.password>
            systemPropertiesFile=<systemPropertiesFile>
            a=<a>
            b.token=<b.token>""");
  }

  private static Xpp3Dom leaf(String name, String value) {
    Xpp3Dom leaf = new Xpp3Dom(name);
    leaf.setValue(value);
    return leaf;
  }

  private String outcome() {
    return SettingsText.outcome(configuration(), "-Xmx1g", AS_IT_IS);
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
