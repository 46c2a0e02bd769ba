package dev.incremental.plugin.store;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The form of every file in the store: the content, then its SHA-256. */
final class Container {
  static final int DIGEST_LENGTH = 32;

  private Container() {}

  static void write(byte[] content, OutputStream out) throws IOException {
    out.write(content);
    out.write(digest(content));
  }

  /** A whole file of this form. */
  static byte[] of(byte[] content) {
    byte[] file = Arrays.copyOf(content, content.length + DIGEST_LENGTH);
    System.arraycopy(digest(content), 0, file, content.length, DIGEST_LENGTH);
    return file;
  }

  /** The content; empty where the checksum is missing or wrong. */
  static Optional<byte[]> open(byte[] file) {
    int length = file.length - DIGEST_LENGTH;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] expected = Arrays.copyOfRange(file, length, file.length);
    return MessageDigest.isEqual(digest(file, length), expected)
        ? Optional.of(Arrays.copyOf(file, length))
        : Optional.empty();
  }

  static byte[] digest(byte[] bytes) {
    return digest(bytes, bytes.length);
  }

  private static byte[] digest(byte[] bytes, int length) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes, 0, length);
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
