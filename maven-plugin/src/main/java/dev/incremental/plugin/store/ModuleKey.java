package dev.incremental.plugin.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Turns names into file names that no file system objects to. */
public final class ModuleKey {
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

  private ModuleKey() {}

  /** The key of a Maven module. */
  public static String of(String groupId, String artifactId) {
    return fileName(groupId + "." + artifactId);
  }

  /**
   * Letters, digits, hyphens and inner dots stay; any other byte becomes {@code %} and its hex
   * code.
   */
  static String fileName(String name) {
    StringBuilder safe = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = PLAIN.indexOf(b) >= 0 || (b == '.' && !safe.isEmpty());
      if (plain) {
        safe.append((char) b);
      } else {
        safe.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return safe.toString();
  }

  /** The name that {@link #fileName} made a file name of; any other text is returned as it is. */
  static String name(String fileName) {
    try {
      String name = URLDecoder.decode(fileName.replace("+", "%2B"), StandardCharsets.UTF_8);
      return fileName(name).equals(fileName) ? name : fileName;
    } catch (IllegalArgumentException e) {
      return fileName;
    }
  }
}
