package dev.incremental.plugin.fingerprint;

/**
 * Types of the JDK and of libraries of which any call may change what they hold: containers, and
 * what computes when it is asked.
 */
final class Remembering {
  private static final String[] TYPES = {
    "java/util/function/",
    "java/util/concurrent/Callable",
    "com/google/common/base/Supplier",
    "com/google/common/cache/",
    "com/google/common/collect/",
    "java/io/ByteArrayOutputStream",
    "java/io/CharArrayWriter",
    "java/io/PrintWriter",
    "java/io/StringWriter",
    "java/nio/ByteBuffer",
    "java/nio/CharBuffer",
    "it/unimi/dsi/fastutil/",
    "org/eclipse/collections/",
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
