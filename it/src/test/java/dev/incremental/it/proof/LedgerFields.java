package dev.incremental.it.proof;

import dev.incremental.it.edits.Edit;
import dev.incremental.it.edits.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns what rows of ledgers have in common into fields of a line, and back. */
public final class LedgerFields {
  private LedgerFields() {}

  /** Four fields that name an edit. */
  public static List<String> of(EditKey key) {
    return List.of(
        key.library(), key.version(), Long.toString(key.seed()), Integer.toString(key.index()));
  }

  /** Reads four fields. */
  public static EditKey key(List<String> fields) {
    return new EditKey(
        fields.get(0),
        fields.get(1),
        Long.parseLong(fields.get(2)),
        Integer.parseInt(fields.get(3)));
  }

  /** Seven fields that describe an edit. */
  public static List<String> of(Edit edit) {
    return List.of(
        edit.operator().name(),
        edit.file(),
        Integer.toString(edit.line()),
        edit.method(),
        Integer.toString(edit.offset()),
        escape(edit.before()),
        escape(edit.after()));
  }

  /** Reads seven fields. */
  public static Edit edit(List<String> fields) {
    return new Edit(
        fields.get(1),
        fields.get(3),
        Integer.parseInt(fields.get(2)),
        Operator.valueOf(fields.get(0)),
        Integer.parseInt(fields.get(4)),
        unescape(fields.get(5)),
        unescape(fields.get(6)));
  }

  /** One field of names without spaces. */
  public static String words(Set<String> words) {
    return String.join(" ", words);
  }

  /** Reads a field of names. */
  public static Set<String> words(String field) {
    return field.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(field.split(" ")));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        out.append(
            switch (text.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> '\\';
            });
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
