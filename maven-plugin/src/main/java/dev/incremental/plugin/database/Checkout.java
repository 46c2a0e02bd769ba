package dev.incremental.plugin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a project was checked out, which must not tell it from the same project elsewhere.
 *
 * @param roots the directory's names, as Maven has it and without links
 */
record Checkout(List<String> roots) {
  private static final String TOKEN = "${root}";

  /** Another directory's name may end like this one's. */
  private static final String BEGIN = "(?<![\\w./\\\\-])";

  /** What a path goes on with, or stops at; another directory's name may begin like this one's. */
  private static final String END = "(?![^/\\\\,;:\\s'\"?*])";

  /** The work tree in which a directory is; where there is none, the directory. */
  static Checkout around(Path base) {
    Path start = base.toAbsolutePath().normalize();
    Path root = start;
    for (Path each = start; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        root = each;
        break;
      }
    }
    return new Checkout(Stream.of(root, real(root)).map(Path::toString).distinct().toList());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path; // it is not there: nobody has another name for it
    }
  }

  /** A text in which paths below the checkout begin with a token. */
  String anywhere(String text) {
    String same = text;
    for (String root : roots) {
      same =
          Pattern.compile(BEGIN + Pattern.quote(root) + END)
              .matcher(same)
              .replaceAll(Matcher.quoteReplacement(TOKEN));
    }
    return same;
  }
}
