package dev.incremental.it.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a page by the comments that they begin with.
 *
 * @param blocks texts without those comments
 */
record RecipePage(Map<String, String> blocks) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```\\w+\\n(?:# |<!-- )(.+?)(?: -->)?\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  static RecipePage read(Path file) throws IOException {
    Map<String, String> blocks = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Files.readString(file));
    while (block.find()) {
      if (blocks.put(block.group(1), block.group(2)) != null) {
        throw new IOException(file + " has two blocks " + block.group(1));
      }
    }
    return new RecipePage(blocks);
  }

  String block(String name) {
    String block = blocks.get(name);
    if (block == null) {
      throw new IllegalArgumentException("No block begins with " + name + ": " + blocks.keySet());
    }
    return block;
  }
}
