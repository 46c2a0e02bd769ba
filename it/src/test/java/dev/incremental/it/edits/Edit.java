package dev.incremental.it.edits;

/**
 * One replacement in one method of one source file.
 *
 * @param file path below the source root, with {@code /}
 * @param method the enclosing method's simple name, {@code <init>} for a constructor
 * @param line one-based line of the replacement
 * @param offset zero-based position in UTF-16 units
 */
public record Edit(
    String file,
    String method,
    int line,
    Operator operator,
    int offset,
    String before,
    String after) {

  /**
   * The source with this edit made.
   *
   * @throws IllegalArgumentException when the source is not the one the edit was drawn from
   */
  public String applyTo(String source) {
    if (!source.startsWith(before, offset)) {
      throw new IllegalArgumentException("This source was not the one drawn from: " + this);
    }
    return source.substring(0, offset) + after + source.substring(offset + before.length());
  }

  /** A one-line description. */
  @Override
  public String toString() {
    return file
        + ":"
        + line
        + " "
        + method
        + " "
        + operator
        + " ["
        + oneLine(before)
        + "] -> ["
        + oneLine(after)
        + "]";
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
