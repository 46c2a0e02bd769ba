package dev.incremental.it.mutants;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes characters of a resource, and takes lines out. */
final class ResourceEdits {
  private static final int OF_EACH_KIND = 8;

  private final String file;
  private final String text;
  private final Random random;

  ResourceEdits(String file, String text, long seed) {
    this.file = file;
    this.text = text;
    this.random = new Random(seed + file.hashCode());
  }

  List<Edit> find() {
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < OF_EACH_KIND && !text.isEmpty(); i++) {
      edits.add(otherCharacter(random.nextInt(text.length())));
      edits.add(withoutLine(random.nextInt(text.length())));
    }
    return edits;
  }

  /** Letters and digits make more sense than line ends, so the next one of them changes. */
  private Edit otherCharacter(int somewhere) {
    int at = somewhere;
    while (at < text.length() - 1 && !isPlain(text.charAt(at))) {
      at++;
    }
    char before = text.charAt(at);
    char after = isPlain(before) && isPlain((char) (before + 1)) ? (char) (before + 1) : 'a';
    String other = String.valueOf(after == before ? 'b' : after);
    return edit(at, String.valueOf(before), other);
  }

  private Edit withoutLine(int somewhere) {
    int start = text.lastIndexOf('\n', somewhere - 1) + 1;
    int end = text.indexOf('\n', somewhere);
    return edit(start, text.substring(start, end < 0 ? text.length() : end + 1), "");
  }

  private Edit edit(int at, String before, String after) {
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new Edit(file, "-", line, Operator.CHANGE_RESOURCE, at, before, after);
  }

  private static boolean isPlain(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
