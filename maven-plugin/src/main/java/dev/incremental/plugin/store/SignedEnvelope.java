package dev.incremental.plugin.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/**
 * The form of signed content, before it goes into a store:
 *
 * <pre>
 * bytes   what
 * 8       magic: 89 49 4E 43 53 49 47 0A (a byte that no text begins with, INCSIG, a line's end)
 * 1       version: 1
 * 64      Ed25519 signature (RFC 8032)
 * rest    the content
 * </pre>
 *
 * <p>What is signed: the text {@code incremental snapshot 1} and a line's end, the commit, the
 * module, the content, each of the three behind its length (4 bytes, big-endian; texts in UTF-8).
 * So a signature holds for one content of one commit and module, and for nothing else that the same
 * key may sign.
 *
 * @param signature 64 bytes
 * @param content what was signed
 */
record SignedEnvelope(byte[] signature, byte[] content) {
  static final byte[] MAGIC = {(byte) 0x89, 'I', 'N', 'C', 'S', 'I', 'G', '\n'};
  static final int VERSION = 1;
  static final int SIGNATURE_LENGTH = 64;
  static final int HEADER_LENGTH = MAGIC.length + 1 + SIGNATURE_LENGTH;

  private static final byte[] PURPOSE = utf8("incremental snapshot 1\n");

  /** Whether bytes begin as signed content does, in whatever version. */
  static boolean isSigned(byte[] stored) {
    return stored.length >= MAGIC.length
        && Arrays.equals(stored, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Signature and content; empty where the version is another or the signature is cut off. */
  static Optional<SignedEnvelope> read(byte[] stored) {
    if (!isSigned(stored) || stored.length < HEADER_LENGTH || stored[MAGIC.length] != VERSION) {
      return Optional.empty();
    }
    return Optional.of(
        new SignedEnvelope(
            Arrays.copyOfRange(stored, MAGIC.length + 1, HEADER_LENGTH),
            Arrays.copyOfRange(stored, HEADER_LENGTH, stored.length)));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(HEADER_LENGTH + content.length)
        .put(MAGIC)
        .put((byte) VERSION)
        .put(signature)
        .put(content)
        .array();
  }

  /** Hands all that is signed to a signature that is being made or verified. */
  static void update(Signature signature, String commit, String module, byte[] content)
      throws GeneralSecurityException {
    signature.update(PURPOSE);
    for (byte[] part : new byte[][] {utf8(commit), utf8(module), content}) {
      signature.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      signature.update(part);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
