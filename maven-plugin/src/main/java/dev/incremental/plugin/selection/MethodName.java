package dev.incremental.plugin.selection;

import java.util.ArrayList;
import java.util.List;

/** Shows JVM names of methods as people write them. */
public final class MethodName {
  private MethodName() {}

  /** Turns {@code a.B#total(La/Order;)I} into {@code a.B#total(a.Order)}. */
  public static String of(String jvmName) {
    int open = jvmName.indexOf('(');
    int close = jvmName.indexOf(')', open + 1);
    if (open < 0 || close < 0) {
      return jvmName;
    }
    List<String> types = types(jvmName.substring(open + 1, close));
    return jvmName.substring(0, open) + "(" + String.join(", ", types) + ")";
  }

  /** Turns {@code a.B#total(a.Order)} into {@code B.total(Order)}; also a plain class name. */
  public static String simple(String readable) {
    String dotted = readable.replace('#', '.');
    StringBuilder simple = new StringBuilder();
    int open = readable.indexOf('(');
    int hash = readable.indexOf('#');
    String owner = hash < 0 ? readable : readable.substring(0, hash);
    if (hash < 0 || open < hash) {
      return owner.substring(owner.lastIndexOf('.') + 1);
    }
    simple.append(owner.substring(owner.lastIndexOf('.') + 1));
    simple.append(dotted, hash, open + 1);
    List<String> types = new ArrayList<>();
    for (String type : readable.substring(open + 1, readable.length() - 1).split(", ", -1)) {
      types.add(type.substring(type.lastIndexOf('.') + 1));
    }
    return simple.append(String.join(", ", types)).append(')').toString();
  }

  private static List<String> types(String descriptor) {
    List<String> types = new ArrayList<>();
    int at = 0;
    while (at < descriptor.length()) {
      int dimensions = 0;
      while (at < descriptor.length() - 1 && descriptor.charAt(at) == '[') {
        dimensions++;
        at++;
      }
      int end = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) : at;
      end = end < 0 ? descriptor.length() - 1 : end;
      types.add(type(descriptor.substring(at, end + 1)) + "[]".repeat(dimensions));
      at = end + 1;
    }
    return types;
  }

  private static String type(String descriptor) {
    return switch (descriptor.charAt(0)) {
      case 'Z' -> "boolean";
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'S' -> "short";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'F' -> "float";
      case 'D' -> "double";
      default -> descriptor.replace('/', '.').replaceAll("^L|;$", "");
    };
  }
}
