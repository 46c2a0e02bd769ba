package dev.incremental.plugin.fingerprint;

/**
 * A function that writes a seed's data, as its class file has it.
 *
 * @param seed the seed's name
 * @param after the name of the seed before it, empty for none
 * @param context binary name of a class that has a Spring context, empty for none
 * @param className binary name of the class
 * @param method the function's name
 * @param descriptor its parameters and result, in the class file's form
 */
public record SeedFunction(
    String seed, String after, String context, String className, String method, String descriptor) {
  private static final String NO_RESULT = ")V";

  /** Whether it gives nothing back, as it should. */
  public boolean hasNoResult() {
    return descriptor.endsWith(NO_RESULT);
  }

  /** Where it is, for users. */
  public String place() {
    return className + "#" + method;
  }
}
