package dev.incremental.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.surefire.Obstacle;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on troubleshooting has the messages that are in the sources, and no others. */
class MessagesTest {
  private static final List<String> MODULES =
      List.of("maven-plugin", "surefire-provider/recording", "surefire-provider/testdb");
  private static final Pattern PROBLEM =
      Pattern.compile("new (?:UserProblem|DatabaseException|NoDatabaseException)(?=\\()");
  private static final Pattern WARNING = Pattern.compile("\\.warn(?=\\()");
  private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

  /** What stands between the texts that a message always has. */
  private static final String VARIABLE = "…";

  private static final MarkdownPage PAGE = MarkdownPage.ofSite("troubleshooting");

  private static List<String> sources() {
    return MODULES.stream()
        .flatMap(
            module ->
                MarkdownPage.files(
                    MarkdownPage.root().resolve(module).resolve("src/main/java"), ".java")
                    .stream())
        .map(file -> MarkdownPage.read(file).text())
        .toList();
  }

  static Set<String> messages() {
    return messages(PROBLEM);
  }

  static Set<String> warnings() {
    Set<String> warnings = messages(WARNING);
    warnings.removeIf(each -> each.startsWith("  ")); // goes on with another one
    return warnings;
  }

  private static Set<String> messages(Pattern call) {
    Set<String> messages = new TreeSet<>();
    for (String source : sources()) {
      Matcher found = call.matcher(source);
      while (found.find()) {
        messages.add(new FirstArgument(source, found.end()).text(VARIABLE));
      }
    }
    messages.remove(VARIABLE); // passed on from another one
    return messages;
  }

  @Test
  void thereAreMessages() {
    assertThat(messages()).hasSizeGreaterThan(50).contains("'…' is no duration");
    assertThat(warnings()).hasSizeGreaterThan(15).contains("Seeds are not published: …");
  }

  @ParameterizedTest
  @MethodSource({"messages", "warnings"})
  void eachMessageStandsInThePage(String message) {
    assertThat(PAGE.firstCells()).contains(message);
  }

  @Test
  void reasonsForWhichAnExecutionIsNotRecordedStandInThePage() {
    assertThat(PAGE.firstCells())
        .containsAll(Arrays.stream(Obstacle.values()).map(Obstacle::sentence).toList());
  }

  @Test
  void whatStandsInThePageIsSaidSomewhere() {
    String said = literals();
    assertThat(PAGE.firstCells())
        .allSatisfy(cell -> assertThat(said).contains(cell.split(VARIABLE)));
  }

  /** All texts of the sources, those that are added up joined. */
  private static String literals() {
    StringBuilder all = new StringBuilder();
    for (String source : sources()) {
      Matcher literal = LITERAL.matcher(source.replaceAll("\"\\s*\\+\\s*\"", ""));
      while (literal.find()) {
        all.append(literal.group(1).replace("\\\"", "\"")).append('\n');
      }
    }
    return all.toString();
  }
}
