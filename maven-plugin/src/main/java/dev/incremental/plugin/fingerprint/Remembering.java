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
    "java/io/FilterOutputStream",
    "java/io/OutputStream",
    "java/io/PrintStream",
    "java/io/PrintWriter",
    "java/io/StringWriter",
    "java/io/Writer",
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

  /** Beginnings of the names of methods that keep what they are given. */
  private static final String[] STORING = {
    "add",
    "append",
    "insert",
    "merge",
    "offer",
    "print",
    "push",
    "put",
    "register",
    "replace",
    "set",
    "write"
  };

  private Remembering() {}

  /** Whether a method of such a type keeps what it is given. */
  static boolean stores(String name) {
    for (String beginning : STORING) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a call may make an object of this type remember something. Formats do what they were
   * told to do before.
   *
   * @param owner internal name of the type
   */
  static boolean is(String owner, String method) {
    if (owner.startsWith("java/text/")) {
      return stores(method);
    }
    for (String type : TYPES) {
      if (owner.startsWith(type)) {
        return true;
      }
    }
    return false;
  }
}
