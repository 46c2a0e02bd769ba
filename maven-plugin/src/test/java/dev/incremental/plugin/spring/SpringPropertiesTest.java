package dev.incremental.plugin.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringPropertiesTest {
  @TempDir Path directory;
  private Path tests;
  private Path classes;

  @BeforeEach
  void makeDirectories() throws IOException {
    tests = Files.createDirectory(directory.resolve("test-classes"));
    classes = Files.createDirectory(directory.resolve("classes"));
  }

  private Map<String, String> read() throws Exception {
    return SpringProperties.on(List.of(tests, classes, directory.resolve("a.jar"))).below("x.");
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void nothingIsConfiguredWithoutFiles() throws Exception {
    assertThat(read()).isEmpty();
  }

  @Test
  void propertiesWinOverYamlAndWhatIsInConfigOverBoth() throws Exception {
    write(classes, "application.yaml", "x: {a: yaml, b: yaml, c: yaml, d: yaml}");
    write(classes, "application.yml", "x: {b: yml, c: yml, d: yml}");
    write(classes, "application.properties", "x.c=properties\nx.d=properties");
    write(classes, "config/application.yml", "x.d: config");

    assertThat(read())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", "yaml", "b", "yml", "c", "properties", "d", "config"));
  }

  @Test
  void aFileOfTheTestsHidesThatOfTheApplication() throws Exception {
    write(classes, "application.yml", "x: {a: main, b: main}");
    write(classes, "application.properties", "x.b=properties");
    write(tests, "application.yml", "x.a: test");

    assertThat(read()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "test", "b", "properties"));
  }

  @ParameterizedTest
  @CsvSource({
    "application.yml,'x.a: 1\n---\nspring.config.activate.on-profile: dev\nx.a: 2\n---\nx.b: 3'",
    "application.yml,'x.a: 1\n---\nspring: {profiles: [dev, test]}\nx.a: 2\n---\nx.b: 3'",
    "application.properties,'x.a=1\n#---\nspring.config.activate.on-profile=dev\nx.a=2\n!---\nx.b=3'"
  })
  void documentsOfAProfileDoNotCount(String name, String text) throws Exception {
    write(classes, name, text);

    assertThat(read()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "3"));
  }

  @Test
  void aListReplacesAnother() throws Exception {
    write(classes, "application.yml", "x.a: [p, q, r]\n---\nx.a: [s]\n---\nx.b: t");
    write(classes, "application.properties", "x.b[0]=u");

    assertThat(read()).containsExactlyInAnyOrderEntriesOf(Map.of("a[0]", "s", "b[0]", "u"));
  }

  @Test
  void valuesOfYamlAreTexts() throws Exception {
    write(
        classes,
        "application.yml",
        "x: {number: 1.5, truth: on, day: 2026-01-02, none: , empty: [], 7: seven}\n");

    assertThat(read())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "number",
                "1.5",
                "truth",
                "true",
                "day",
                "2026-01-02",
                "none",
                "",
                "empty",
                "",
                "7",
                "seven"));
  }

  @Test
  void referencesAreFollowed() throws Exception {
    write(
        classes,
        "application.properties",
        "x.a=${b}\nb=<${c:no}>\nc=yes\nx.d=${e:${f:deep}}\nx.g=${nowhere}\nx.h=${x.h}");

    assertThat(read())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", "<yes>", "d", "deep", "g", "${nowhere}", "h", "${x.h}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: @project.version@",
        "a: 'hush\nb: 1",
        "a: 1\na: hush",
        "a: !!javax.script.ScriptEngineManager [hush]",
        "a: [hush",
        "\u0000hush"
      })
  void whatIsNoYamlIsRefusedWithoutTellingSecrets(String text) throws Exception {
    write(classes, "application.yml", text);

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> assertThat(e.file()).isEqualTo(classes.resolve("application.yml")))
        .hasMessageStartingWith("it is no YAML")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aMalformedEscapeIsRefused() throws Exception {
    write(classes, "application.properties", "x.a=\\u00");

    assertThatThrownBy(this::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("escape");
  }
}
