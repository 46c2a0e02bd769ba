package dev.incremental.plugin.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Turns bytes into fingerprints: the first 64 bits of their SHA-256, never a reserved value. */
final class Hash {
  private static final int CHUNK = 1 << 16;

  private Hash() {}

  static long of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  static long of(byte[] bytes, int offset, int length) {
    MessageDigest digest = sha256();
    digest.update(bytes, offset, length);
    return fingerprint(digest);
  }

  static long of(String text) {
    return new NormalForm().text(text).hash();
  }

  /** Reads the file in chunks, whatever its size. */
  static long ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
      }
    }
    return fingerprint(digest);
  }

  private static long fingerprint(MessageDigest digest) {
    long hash = ByteBuffer.wrap(digest.digest()).getLong();
    boolean reserved = hash == Fingerprint.ABSENT || hash == Fingerprint.UNKNOWN;
    return reserved ? hash + 2 : hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
