package dev.incremental.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Links between pages lead somewhere, in the repository and on the site; the menu has all pages.
 */
class LinksTest {
  /** What the menu calls the pages that lie in the root, or that the build makes. */
  private static final Set<String> ELSEWHERE =
      Set.of("index", "contributing", "changelog", "plugin-info");

  private static final Pattern PAGE = Pattern.compile("src/site/\\S+?\\.md");

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksWithinTheDocumentationLeadToFilesAndHeadings(MarkdownPage page) {
    assertThat(page.links().stream().filter(link -> !isElsewhere(link)))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", 2);
              Path target =
                  parts[0].isEmpty()
                      ? page.file()
                      : page.file().resolveSibling(parts[0]).normalize();
              assertThat(target).exists();
              if (parts.length == 2) {
                assertThat(MarkdownPage.read(target).headings())
                    .as("headings of one word, which are the same anchor everywhere")
                    .contains(parts[1]);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void otherLinksAreAddresses(MarkdownPage page) {
    assertThat(page.links().stream().filter(LinksTest::isElsewhere))
        .allSatisfy(
            link -> {
              URI uri = URI.create(link);
              assertThat(uri.getScheme()).isIn("https", "http");
              assertThat(uri.getHost()).contains(".");
              assertThat(uri.getUserInfo()).isNull();
            });
  }

  private static boolean isElsewhere(String link) {
    return link.matches("[a-z]+:.*");
  }

  @Test
  void theMenuHasEachPageOnceAndNothingElse() throws Exception {
    Set<String> pages =
        pages().stream()
            .filter(page -> page.file().startsWith(MarkdownPage.siteDirectory()))
            .map(MarkdownPage::name)
            .collect(Collectors.toSet());
    pages.addAll(ELSEWHERE);

    assertThat(menu()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pages);
  }

  private static List<String> menu()
      throws ParserConfigurationException, SAXException, IOException {
    NodeList items =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(MarkdownPage.siteDirectory().resolve("site.xml").toFile())
            .getElementsByTagName("item");
    return IntStream.range(0, items.getLength())
        .mapToObj(i -> ((Element) items.item(i)).getAttribute("href"))
        .map(href -> href.replaceFirst("\\.html$", ""))
        .toList();
  }

  @Test
  void picturesSayWhatTheyShow() throws IOException {
    List<Path> pictures = MarkdownPage.files(MarkdownPage.siteDirectory(), ".svg");
    assertThat(pictures).isNotEmpty();
    for (Path picture : pictures) {
      assertThat(Files.readString(picture)).contains("<title id=", "<desc id=", "role=\"img\"");
    }
    String all = pages().stream().map(MarkdownPage::text).collect(Collectors.joining());
    assertThat(pictures)
        .allSatisfy(
            picture ->
                assertThat(all).contains("](../resources/images/" + picture.getFileName() + ")"));
  }

  @Test
  void formsForIssuesHaveATitleAndNamePagesThatExist() {
    List<Path> forms =
        MarkdownPage.files(MarkdownPage.root().resolve(".github/ISSUE_TEMPLATE"), ".md");
    assertThat(forms).extracting(Path::getFileName).contains(Path.of("missed-test.md"));
    for (Path form : forms) {
      String text = MarkdownPage.read(form).text();
      assertThat(text).containsPattern("\\A---\\nname: \\S.*\\nabout: \\S.*\\n");
      Matcher page = PAGE.matcher(text);
      while (page.find()) {
        assertThat(MarkdownPage.root().resolve(page.group())).exists();
      }
    }
  }
}
