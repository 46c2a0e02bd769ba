package dev.incremental.plugin.database;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A migration's version, ordered as Flyway orders them: part by part, by number; 1 and 1.0 are the
 * same.
 *
 * @param parts without trailing zeros
 */
record Version(List<BigInteger> parts) implements Comparable<Version> {
  private static final Pattern FORM = Pattern.compile("\\d+([._]\\d+)*");
  private static final Pattern SEPARATOR = Pattern.compile("[._]");

  /** Empty where that is no version. */
  static Optional<Version> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    List<BigInteger> parts =
        new ArrayList<>(SEPARATOR.splitAsStream(text).map(BigInteger::new).toList());
    while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
      parts.remove(parts.size() - 1);
    }
    return Optional.of(new Version(List.copyOf(parts)));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = part(i).compareTo(other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private BigInteger part(int index) {
    return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
  }

  @Override
  public String toString() {
    return String.join(".", parts.stream().map(BigInteger::toString).toList());
  }
}
