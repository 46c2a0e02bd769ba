package dev.incremental.testdb.contract;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * What copies of templates are called. The name tells whose a clone is: it gets its {@link Label} a
 * moment after it was made.
 */
public final class CloneName {
  /** How each begins. */
  public static final String BEGINNING = "incremental_c_";

  private static final SecureRandom RANDOM = new SecureRandom();

  private CloneName() {}

  /** A new one. */
  public static String of(Owner owner) {
    return BEGINNING + owner.mark() + "_" + Integer.toUnsignedString(RANDOM.nextInt(), 36);
  }

  /** Its owner's {@link Owner#mark}; empty where that is no name of a clone. */
  public static Optional<String> mark(String name) {
    int end = name.lastIndexOf('_');
    return name.startsWith(BEGINNING) && end > BEGINNING.length()
        ? Optional.of(name.substring(BEGINNING.length(), end))
        : Optional.empty();
  }
}
