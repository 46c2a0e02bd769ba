package dev.incremental.plugin.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Changes the text of a snapshot at places that mean something: extreme numbers, other types,
 * indices out of range, cycles, rows missing, doubled or in another order, deep nesting.
 */
final class JsonMutations {
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e400",
          "1.5",
          "-0",
          "00",
          "NaN",
          "9".repeat(23),
          "9".repeat(2000));

  private static final List<String> TEXTS =
      List.of(
          "",
          "A",
          "AAAA",
          "////////",
          "gggggggggB",
          "//////D",
          "*",
          "\u0000",
          "\ud800",
          "PASSED",
          "METHOD",
          "SETTING",
          "UNKNOWABLE",
          "INITIALISER",
          "a.T#m(",
          "#",
          "a#b(L;[[[",
          "1970-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "never");

  private static final List<String> OTHERS =
      List.of("null", "true", "[]", "{}", "[[]]", "\"\"", "7", "", "\"\\u12\"", "\\", ",");

  private final JsonTree original;
  private final Random random;

  JsonMutations(JsonTree original, Random random) {
    this.original = original;
    this.random = random;
  }

  /** A mutant of the original. */
  byte[] next() {
    JsonTree mutant = original.copy();
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutate(mutant);
    }
    StringBuilder json = new StringBuilder();
    mutant.appendTo(json);
    switch (random.nextInt(60)) {
      case 0 -> json.setLength(random.nextInt(json.length() + 1));
      case 1 -> json.append(json);
      case 2 -> json.append(' ');
      case 3 -> json.insert(0, "[".repeat(random.nextInt(20_000)));
      default -> {}
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Goes down from the top by chance: members count the same, however many rows they have. */
  private void mutate(JsonTree root) {
    JsonTree parent = root;
    JsonTree node = root;
    while (!node.children.isEmpty() && (node == root || random.nextInt(5) > 0)) {
      parent = node;
      node = node.children.get(random.nextInt(node.children.size()));
    }
    if (node.isScalar() && random.nextInt(3) > 0) {
      node.text = scalar(node.text);
    } else {
      structure(parent, node);
    }
  }

  private String scalar(String text) {
    if (random.nextInt(12) == 0) {
      return any(OTHERS);
    }
    if (!text.startsWith("\"") || text.length() < 2) {
      return random.nextBoolean() ? any(NUMBERS) : Integer.toString(random.nextInt(300));
    }
    return JsonTree.quoted(text(text.substring(1, text.length() - 1)));
  }

  private String text(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(9)) {
      case 0 -> any(TEXTS);
      case 1 -> any(List.of("a", "$", "a$", "[", "(", "AB", "#", ",", "\u20ac")).repeat(many());
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(0, at) + any(TEXTS) + text.substring(at);
      case 4 -> all(random.nextInt(400));
      case 5 -> some();
      case 6 -> text + text;
      case 7 -> text.substring(0, at) + index(random.nextInt()) + text.substring(at);
      default -> text.substring(0, at) + index(random.nextInt(300)) + text.substring(at);
    };
  }

  private int many() {
    return 1 << random.nextInt(random.nextInt(10) == 0 ? 20 : 13);
  }

  /** The set of all indices below a bound: whoever uses it uses itself, too. */
  private static String all(int bound) {
    return "A".repeat(bound);
  }

  private String some() {
    StringBuilder text = new StringBuilder();
    IndexText.append(text, Indices.of(random.ints(random.nextInt(20), 0, 300).toArray()));
    return text.toString();
  }

  private static String index(int number) {
    StringBuilder text = new StringBuilder();
    IndexText.append(text, number);
    return text.toString();
  }

  private void structure(JsonTree parent, JsonTree node) {
    List<JsonTree> siblings = parent.children;
    if (siblings.isEmpty()) {
      return;
    }
    int at = Math.max(0, siblings.indexOf(node));
    int other = random.nextInt(siblings.size());
    switch (random.nextInt(8)) {
      case 0 -> siblings.remove(at);
      case 1 -> siblings.add(other, node.copy());
      case 2 -> siblings.addAll(at, Collections.nCopies(random.nextInt(2000), node.copy()));
      case 3 -> Collections.swap(siblings, at, other);
      case 4 -> siblings.set(at, siblings.get(other).copy());
      case 5 -> siblings.set(at, new JsonTree(node.name, any(OTHERS)));
      case 6 -> {
        JsonTree around = new JsonTree(node.name, random.nextBoolean() ? "[" : "{");
        node.name = around.text.equals("{") ? "\"strings\":" : "";
        around.children.add(node);
        siblings.set(at, around);
      }
      default -> siblings.subList(at, siblings.size()).clear();
    }
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
