package dev.incremental.it.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A site as it was built: pages, what they link to, and where that leads nowhere. */
final class HtmlSite {
  private static final Pattern TARGET = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]*)\"");

  private final Path directory;
  private final Map<Path, String> texts = new HashMap<>();

  private HtmlSite(Path directory) {
    this.directory = directory;
    for (Path page : MarkdownPage.files(directory, ".html")) {
      texts.put(page, MarkdownPage.read(page).text());
    }
  }

  static HtmlSite in(Path directory) {
    return new HtmlSite(directory.toAbsolutePath().normalize());
  }

  /** The names of all pages. */
  List<String> pages() {
    return texts.keySet().stream().map(page -> directory.relativize(page).toString()).toList();
  }

  String text(String page) {
    return texts.get(directory.resolve(page));
  }

  /** How many links within the site there are. */
  long links() {
    return texts.values().stream().mapToLong(text -> targets(text).size()).sum();
  }

  /** Links to files or anchors that are not there, with the pages that have them. */
  List<String> deadLinks() {
    List<String> dead = new ArrayList<>();
    texts.forEach(
        (page, text) -> {
          for (String target : targets(text)) {
            if (!leadsSomewhere(page, target)) {
              dead.add(directory.relativize(page) + " -> " + target);
            }
          }
        });
    return dead;
  }

  private static Set<String> targets(String text) {
    return TARGET
        .matcher(text)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .filter(target -> !target.matches("(?i)([a-z]+:|//).*"))
        .collect(Collectors.toSet());
  }

  private boolean leadsSomewhere(Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (parts.length == 1 || parts[1].isEmpty()) {
      return Files.exists(file);
    }
    Matcher anchor = ANCHOR.matcher(texts.getOrDefault(file, ""));
    while (anchor.find()) {
      if (anchor.group(1).equals(parts[1])) {
        return true;
      }
    }
    return false;
  }
}
