package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.selection.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the plugin's descriptor says of goals, from which {@code incremental:help} and the site's
 * pages on goals are made.
 */
class GoalDescriptionsTest {
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");
  private static final Pattern EXAMPLE = Pattern.compile("Example: (\\S.*)$", Pattern.DOTALL);
  private static final Pattern GIVEN = Pattern.compile("-D([\\w.]+)(?:=(\\S+))?");

  /** Written by the tool that makes it, together with what it says of its parameters. */
  private static final String GENERATED = "help";

  /** How values are read, where they are more than texts. */
  private static final Map<String, Reader> READERS =
      Map.ofEntries(
          Map.entry("incremental", TestMode::of),
          Map.entry("incremental.maxAge", text -> Age.of(text, "x")),
          Map.entry("incremental.gc.grace", text -> Age.of(text, "x")),
          Map.entry("incremental.database.idle", text -> Age.of(text, "x")),
          Map.entry("incremental.database.keepFor", text -> Age.of(text, "x")),
          Map.entry("incremental.gc.budget", text -> ByteCount.of(text, "x")),
          Map.entry("incremental.database.budget", text -> ByteCount.of(text, "x")),
          Map.entry("incremental.always", text -> AlwaysRun.of(List.of(text.split(",")))),
          Map.entry("incremental.store", text -> StoreLocation.of(text, Path.of("/base"))),
          Map.entry("incremental.shard", text -> Shard.parse(text).orElseThrow()),
          Map.entry("incremental.shards", Integer::valueOf));

  /** Reads a value, and throws where it cannot be understood. */
  private interface Reader {
    Object read(String text) throws Exception;
  }

  /** What users may set, of one goal. */
  record Parameter(
      String goal, String name, String type, String property, String preset, String description) {
    @Override
    public String toString() {
      return goal + " " + name;
    }

    String example() {
      Matcher example = EXAMPLE.matcher(description);
      return example.find() ? example.group(1) : "";
    }
  }

  static List<Parameter> parameters() throws Exception {
    List<Parameter> all = new ArrayList<>();
    for (Element goal : goals()) {
      NodeList configuration = goal.getElementsByTagName("configuration");
      for (Element each : elements(goal.getElementsByTagName("parameter"))) {
        if (text(each, "editable").equals("true") && !text(goal, "goal").equals(GENERATED)) {
          String name = text(each, "name");
          Optional<Element> preset =
              configuration.getLength() == 0
                  ? Optional.empty()
                  : elements(((Element) configuration.item(0)).getElementsByTagName(name)).stream()
                      .findFirst();
          all.add(
              new Parameter(
                  text(goal, "goal"),
                  name,
                  text(each, "type"),
                  preset.map(Element::getTextContent).orElse("").replaceAll("[${}]", ""),
                  preset.map(element -> element.getAttribute("default-value")).orElse(""),
                  text(each, "description")));
        }
      }
    }
    return all;
  }

  private static List<Element> goals() throws Exception {
    return elements(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(DESCRIPTOR.toFile())
            .getElementsByTagName("mojo"));
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static String text(Element element, String child) {
    return elements(element.getElementsByTagName(child)).stream()
        .map(Element::getTextContent)
        .map(String::strip)
        .findFirst()
        .orElse("");
  }

  @Test
  void thereAreGoalsAndEachSaysWhatItDoesAndSinceWhen() throws Exception {
    assertThat(goals())
        .hasSizeGreaterThan(10)
        .filteredOn(goal -> !text(goal, "goal").equals(GENERATED))
        .allSatisfy(
            goal -> {
              assertThat(text(goal, "description")).hasSizeGreaterThan(40);
              assertThat(text(goal, "since")).matches("\\d+\\.\\d+\\.\\d+");
            });
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterSaysWhatItIsForAndWhatCountsWithoutIt(Parameter parameter) {
    assertThat(parameter.description().replaceFirst(EXAMPLE.pattern(), "")).hasSizeGreaterThan(30);
    boolean isPreset = !parameter.preset().isEmpty();
    assertThat(isPreset || parameter.description().matches("(?is).*\\b(default|without)\\b.*"))
        .as("a default value, or words on what happens by default or without it")
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterHasAnExampleThatIsUnderstood(Parameter parameter) throws Exception {
    String example = parameter.example();
    if (parameter.property().isEmpty()) {
      assertThat(example).startsWith("<" + parameter.name() + ">");
      return;
    }
    Matcher given = GIVEN.matcher(example);
    assertThat(given.matches()).as(example).isTrue();
    assertThat(given.group(1)).isEqualTo(parameter.property());
    String value = given.group(2);
    if (parameter.type().equals("boolean")) {
      assertThat(value).isIn(null, "true", "false");
    } else {
      assertThat(value).isNotEqualTo(parameter.preset()).isNotBlank();
    }
    Reader reader = READERS.get(parameter.property());
    if (reader != null) {
      assertThat(reader.read(value)).isNotNull();
    }
  }

  @Test
  void valuesThatAreMoreThanTextsAreRead() throws Exception {
    Stream<String> properties = parameters().stream().map(Parameter::property);
    assertThat(properties).containsAll(READERS.keySet());
  }
}
