package dev.incremental.plugin.fingerprint;

/** Types of the JDK and of libraries that may compute what they hold when they are asked. */
final class Remembering {
  private static final String[] TYPES = {
    "java/util/function/",
    "java/util/concurrent/Callable",
    "com/google/common/base/Supplier",
    "com/google/common/cache/",
    "com/github/benmanes/caffeine/",
    "io/vavr/Lazy",
    "javax/cache/",
    "kotlin/Lazy",
    "org/apache/commons/lang3/concurrent/",
    "org/springframework/cache/"
  };

  private Remembering() {}

  /**
   * Whether any call may make an object of this type remember something.
   *
   * @param owner internal name of the type
   */
  static boolean is(String owner) {
    for (String type : TYPES) {
      if (owner.startsWith(type)) {
        return true;
      }
    }
    return false;
  }
}
