package dev.incremental.recording;

import java.util.Set;

/**
 * Which calls of the JDK's methods may change what a field refers to without writing the field: the
 * agent and the plugin must agree on it.
 *
 * <p>Classes go by their internal names, such as {@code java/util/Map}.
 */
public final class ContainerCalls {
  /** Classes in {@code java.util} that hold nothing, or nothing that tests could share. */
  private static final String[] NO_CONTAINERS = {
    "java/util/function/",
    "java/util/stream/",
    "java/util/regex/",
    "java/util/logging/",
    "java/util/concurrent/locks/",
    "java/util/Optional",
    "java/util/Objects",
    "java/util/Locale",
    "java/util/Comparator",
    "java/util/UUID"
  };

  /** Beginnings of the names of methods that change what they are called on; asked first. */
  private static final String[] CHANGING = {"getAnd", "compareAnd", "offer", "countDown", "submit"};

  /** Beginnings of the names of methods that only read. */
  private static final String[] READING = {
    "<init>",
    "get",
    "contains",
    "is",
    "has",
    "to",
    "index",
    "last",
    "first",
    "head",
    "tail",
    "sub",
    "floor",
    "ceiling",
    "higher",
    "lower",
    "descending",
    "key",
    "value",
    "entry",
    "entries",
    "size",
    "iterator",
    "list",
    "stream",
    "parallelStream",
    "spliterator",
    "forEach",
    "peek",
    "element",
    "next",
    "equals",
    "compar",
    "count",
    "length",
    "cardinality",
    "mappingCount",
    "propertyNames",
    "stringPropertyNames",
    "of",
    "copyOf",
    "empty",
    "unmodifiable",
    "singleton",
    "synchronized",
    "checked",
    "nCopies",
    "enumeration",
    "frequency",
    "disjoint",
    "min",
    "max",
    "binarySearch",
    "intValue",
    "longValue",
    "doubleValue",
    "await"
  };

  private static final Set<String> THREAD_LOCAL = Set.of("get", "set", "remove");
  private static final Set<String> TEXT =
      Set.of("append", "insert", "delete", "deleteCharAt", "replace", "setCharAt", "setLength");
  private static final Set<String> ARRAYS = Set.of("fill", "setAll", "sort");

  private ContainerCalls() {}

  /** What a call may fill. */
  public enum Filled {
    CONTAINER,
    ARRAY,
    TEXT,
    THREAD_LOCAL,
    NOTHING
  }

  /**
   * What a call may fill. A thread's first question of a thread local makes what it answers.
   *
   * @param owner the class that the call names
   * @param name of the method
   */
  public static Filled filledBy(String owner, String name) {
    return switch (owner) {
      case "java/util/Arrays" ->
          given(Filled.ARRAY, ARRAYS.contains(name) || name.startsWith("parallel"));
      case "java/lang/System" -> given(Filled.ARRAY, name.equals("arraycopy"));
      case "java/lang/StringBuilder", "java/lang/StringBuffer" ->
          given(Filled.TEXT, TEXT.contains(name));
      case "java/lang/ThreadLocal", "java/lang/InheritableThreadLocal" ->
          given(Filled.THREAD_LOCAL, THREAD_LOCAL.contains(name));
      default -> given(Filled.CONTAINER, owner.startsWith("java/util/") && mayFill(owner, name));
    };
  }

  private static Filled given(Filled what, boolean condition) {
    return condition ? what : Filled.NOTHING;
  }

  private static boolean mayFill(String owner, String name) {
    return startsWithAny(name, CHANGING)
        || (!startsWithAny(owner, NO_CONTAINERS) && !startsWithAny(name, READING));
  }

  private static boolean startsWithAny(String name, String[] beginnings) {
    for (String beginning : beginnings) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
