package dev.incremental.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What pages show is what some test does, and what they name is there.
 *
 * <p>The README's blocks are done by {@code ExampleIT} and the tests of what they are about, the
 * transcript of the quick start by {@code ExampleIT}, the POMs' parts of the page on configuration
 * by {@code ConfigurationIT}.
 */
class SnippetsTest {
  private static final Set<String> EXPLAINING =
      Set.of(
          "quickstart",
          "how-it-works",
          "configuration",
          "limits",
          "troubleshooting",
          "compatibility",
          "comparison",
          "architecture");
  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w./-])(?:-D)?(incremental(?:\\.[A-Za-z]+)+)");
  private static final Pattern GOAL = Pattern.compile("(?<![\\w.])incremental:([a-z]+)");

  /**
   * Beginnings to which {@code .url} and the like are added, and names that pages take as theirs.
   */
  private static final Pattern MADE_UP =
      Pattern.compile("incremental\\.jdbc(\\.(url|username|password))?");

  static List<MarkdownPage> explaining() {
    return MarkdownPage.all().stream().filter(page -> EXPLAINING.contains(page.name())).toList();
  }

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @Test
  void allPagesThatOnlyExplainAreThere() {
    assertThat(explaining()).hasSameSizeAs(EXPLAINING);
  }

  @ParameterizedTest
  @MethodSource("explaining")
  void whatExplainingPagesShowIsExercised(MarkdownPage page) {
    MarkdownPage readme = MarkdownPage.read(MarkdownPage.root().resolve("README.md"));
    assertThat(page.blocks())
        .filteredOn(block -> !isDoneByItsOwnTest(page, block))
        .allSatisfy(block -> assertThat(readme.text()).contains(block.strip()));
  }

  private static boolean isDoneByItsOwnTest(MarkdownPage page, String block) {
    return page.name().equals("configuration") && block.startsWith("<!-- ")
        || page.name().equals("quickstart") && block.startsWith("$ sed ");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void propertiesThatPagesNameAreRead(MarkdownPage page) {
    Set<String> named = found(PROPERTY, page);
    named.removeIf(name -> MADE_UP.matcher(name).matches());
    Set<String> read = new TreeSet<>();
    sources().forEach(source -> read.addAll(found(PROPERTY, source)));

    assertThat(read).hasSizeGreaterThan(40).containsAll(named);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void goalsThatPagesNameExist(MarkdownPage page) {
    Set<String> goals =
        sources()
            .flatMap(
                source ->
                    Pattern.compile("@Mojo\\(\\s*name = \"(\\w+)\"")
                        .matcher(source.text())
                        .results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    goals.add("help");

    assertThat(goals).hasSizeGreaterThan(10).containsAll(found(GOAL, page));
  }

  private static Set<String> found(Pattern pattern, MarkdownPage page) {
    return pattern
        .matcher(page.text())
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Main sources, and the tests' for properties of this project's own build. */
  private static Stream<MarkdownPage> sources() {
    return Stream.of("maven-plugin", "surefire-provider/testdb", "surefire-provider/provider")
        .flatMap(
            module ->
                MarkdownPage.files(
                    MarkdownPage.root().resolve(module).resolve("src/main/java"), ".java")
                    .stream())
        .map(MarkdownPage::read);
  }
}
