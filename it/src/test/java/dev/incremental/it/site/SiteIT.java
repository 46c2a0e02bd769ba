package dev.incremental.it.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.FileTree;
import dev.incremental.it.maven.Git;
import dev.incremental.it.maven.MavenClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Profile {@code site}: the site, built as the page for contributors says, in a copy of what git
 * knows or would know; out of the way in {@code target/site-of-a-clone}.
 */
@Tag("site")
class SiteIT {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Path COPY = Path.of("target/site-of-a-clone").toAbsolutePath();
  private static final Path SITE = COPY.resolve("maven-plugin/target/site");
  private static final Pattern COMMAND = Pattern.compile("`mvn (-B package site [^`]*)`");

  private static String output;

  @BeforeAll
  static void build() throws IOException {
    Path root = MarkdownPage.root().toAbsolutePath().normalize();
    new FileTree(COPY).delete();
    String files = new Git(root).run("ls-files", "-co", "--exclude-standard");
    for (String file : files.lines().filter(name -> !name.startsWith("it/src")).toList()) {
      if (Files.exists(root.resolve(file))) {
        Files.createDirectories(COPY.resolve(file).getParent());
        Files.copy(root.resolve(file), COPY.resolve(file));
      }
    }
    Matcher command = COMMAND.matcher(MarkdownPage.read(root.resolve("CONTRIBUTING.md")).text());
    assertThat(command.find()).as("the command for contributors").isTrue();
    CommandResult result =
        MavenClient.ofThisBuild().run(COPY, LIMIT, List.of(command.group(1).split(" ")));
    output = result.output();
    assertThat(result.succeeded()).as(output).isTrue();
  }

  @Test
  void isBuiltWithoutAWarning() {
    String site = output.substring(output.indexOf("(site-source)"));
    assertThat(site.lines()).anyMatch(line -> line.contains("Doxia documents"));
    assertThat(site.lines())
        .noneMatch(line -> line.startsWith("[WARNING]") || line.startsWith("[ERROR]"));
  }

  @Test
  void linksWithinItLeadSomewhere() {
    HtmlSite site = HtmlSite.in(SITE);
    assertThat(site.pages()).hasSizeGreaterThan(30);
    assertThat(site.links()).isGreaterThan(1000);
    assertThat(site.deadLinks()).isEmpty();
  }

  @Test
  void allPagesAreThere() {
    Set<String> made = new TreeSet<>(HtmlSite.in(SITE).pages());
    assertThat(made)
        .contains("index.html", "changelog.html", "contributing.html", "plugin-info.html")
        .containsAll(
            MarkdownPage.files(MarkdownPage.siteDirectory().resolve("markdown"), ".md").stream()
                .map(file -> MarkdownPage.read(file).name() + ".html")
                .toList());
  }

  @Test
  void pagesOnGoalsHaveADescriptionAndAnExampleOfEachParameter() {
    HtmlSite site = HtmlSite.in(SITE);
    List<String> goals =
        site.pages().stream()
            .filter(page -> page.endsWith("-mojo.html") && !page.startsWith("help-"))
            .toList();
    assertThat(goals).hasSizeGreaterThan(10).contains("test-mojo.html", "migrate-mojo.html");
    for (String goal : goals) {
      String details = site.text(goal).split("Parameter Details", 2)[1];
      List<String> parameters = List.of(details.split("<h\\d[^>]*>")).stream().skip(1).toList();
      assertThat(parameters).as(goal).isNotEmpty();
      assertThat(parameters)
          .as(goal)
          .allSatisfy(
              parameter ->
                  assertThat(parameter)
                      .contains("Example: <code>")
                      .matches(
                          text -> Pattern.compile("(?i)default|without").matcher(text).find()));
    }
  }
}
