package dev.incremental.testdb.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Puts texts and bytes together to one SHA-256, each with its length. */
public final class Fingerprinting {
  private final MessageDigest digest;

  /** Of nothing yet. */
  public Fingerprinting() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Adds a text. */
  public Fingerprinting add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public Fingerprinting add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  /** In hexadecimal digits. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
