package dev.incremental.it.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is
 * @param text its Markdown
 */
public record MarkdownPage(Path file, String text) {
  private static final Path ROOT = Path.of(System.getProperty("it.root", ".."));
  private static final Pattern FENCED =
      Pattern.compile("^ *```[^\\n]*\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern NAMED =
      Pattern.compile("^<!-- (.+?) -->\\n(.*)$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$", Pattern.MULTILINE);

  /** A page of the site, by its name without an ending. */
  public static MarkdownPage ofSite(String name) {
    return read(siteDirectory().resolve("markdown").resolve(name + ".md"));
  }

  /** All pages: those of the root, then those of the site by name. */
  static List<MarkdownPage> all() {
    return Stream.concat(
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(ROOT::resolve),
            files(siteDirectory().resolve("markdown"), ".md").stream())
        .map(MarkdownPage::read)
        .toList();
  }

  static Path root() {
    return ROOT;
  }

  static Path siteDirectory() {
    return ROOT.resolve("src/site");
  }

  /** The files with an ending below a directory, sorted. */
  static List<Path> files(Path directory, String ending) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  String name() {
    return file.getFileName().toString().replaceFirst("\\.md$", "");
  }

  /** What stands between fences. */
  List<String> blocks() {
    return FENCED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Those blocks that begin with a comment, by its text. */
  public Map<String, String> namedBlocks() {
    Map<String, String> named = new LinkedHashMap<>();
    for (String block : blocks()) {
      Matcher comment = NAMED.matcher(block);
      if (comment.lookingAt()) {
        named.put(comment.group(1), comment.group(2));
      }
    }
    return named;
  }

  /** Where links and pictures lead to. */
  List<String> links() {
    return LINK.matcher(CODE.matcher(prose()).replaceAll("code"))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Code within lines. */
  List<String> code() {
    return CODE.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  List<String> headings() {
    return HEADING.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /** Code within the first cells of tables. */
  List<String> firstCells() {
    return prose()
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.indexOf(" | ", 2)))
        .flatMap(cell -> CODE.matcher(cell).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
