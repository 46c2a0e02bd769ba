package dev.incremental.plugin.selection;

import java.util.ArrayList;
import java.util.List;

/** Reads the types in a method's descriptor. */
final class DescriptorTypes {
  private DescriptorTypes() {}

  /** Turns {@code [La/Order;I} into {@code a.Order[]} and {@code int}. */
  static List<String> of(String parameters) {
    List<String> types = new ArrayList<>();
    int at = 0;
    while (at < parameters.length()) {
      int start = at;
      while (at < parameters.length() - 1 && parameters.charAt(at) == '[') {
        at++;
      }
      int semicolon = parameters.charAt(at) == 'L' ? parameters.indexOf(';', at) : at;
      int end = semicolon < 0 ? parameters.length() - 1 : semicolon;
      types.add(type(parameters.substring(at, end + 1)) + "[]".repeat(at - start));
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
      default -> descriptor.replaceAll("^L|;$", "").replace('/', '.');
    };
  }
}
