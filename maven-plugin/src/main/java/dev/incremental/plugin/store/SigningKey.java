package dev.incremental.plugin.store;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Ed25519 keys from text: PEM, or its base64 alone. Line ends may be written as {@code \n},
 * as some CI systems keep them.
 *
 * <p>No message repeats anything of the text, and no exception of the JDK's that might is passed
 * on.
 */
final class SigningKey {
  static final String ALGORITHM = "Ed25519";

  private static final List<String> OTHER_ALGORITHMS =
      List.of("RSA", "EC", "DSA", "Ed448", "X25519", "X448", "DH");
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private SigningKey() {}

  /** Reads a private key: PKCS#8, not encrypted. */
  static PrivateKey privateKey(String text) throws UnusableKeyException {
    byte[] encoded = decoded(text, "PRIVATE KEY");
    try {
      return factory(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException e) {
      throw new UnusableKeyException(objection(encoded));
    }
  }

  /** Reads a public key: X.509 (SubjectPublicKeyInfo). */
  static PublicKey publicKey(String text) throws UnusableKeyException {
    byte[] encoded = decoded(text, "PUBLIC KEY");
    try {
      return factory(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException e) {
      throw new UnusableKeyException(objection(encoded));
    }
  }

  private static byte[] decoded(String text, String label) throws UnusableKeyException {
    String lines = text.replace("\\n", "\n");
    Matcher pem = PEM.matcher(lines);
    String base64 = lines;
    if (pem.find()) {
      if (!pem.group(1).equals(label)) {
        throw new UnusableKeyException(
            "is PEM of the kind '" + pem.group(1) + "', '" + label + "' is needed");
      }
      base64 = pem.group(2);
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      if (encoded.length > 0) {
        return encoded;
      }
    } catch (IllegalArgumentException e) {
      // its message holds a character of the key
    }
    throw new UnusableKeyException("is neither PEM of the kind '" + label + "' nor its base64");
  }

  private static String objection(byte[] encoded) {
    for (String algorithm : OTHER_ALGORITHMS) {
      for (EncodedKeySpec spec :
          List.of(new PKCS8EncodedKeySpec(encoded), new X509EncodedKeySpec(encoded))) {
        if (isKey(algorithm, spec)) {
          return "is a key for " + algorithm + ", " + ALGORITHM + " is needed";
        }
      }
    }
    for (EncodedKeySpec spec :
        List.of(new PKCS8EncodedKeySpec(encoded), new X509EncodedKeySpec(encoded))) {
      if (isKey(ALGORITHM, spec)) {
        return "is the other half of a pair: a "
            + (spec instanceof PKCS8EncodedKeySpec ? "private" : "public")
            + " key";
      }
    }
    return "is no key that this JDK understands, one for " + ALGORITHM + " is needed";
  }

  private static boolean isKey(String algorithm, EncodedKeySpec spec) {
    try {
      if (spec instanceof PKCS8EncodedKeySpec) {
        factory(algorithm).generatePrivate(spec);
      } else {
        factory(algorithm).generatePublic(spec);
      }
      return true;
    } catch (InvalidKeySpecException | UnusableKeyException e) {
      return false;
    }
  }

  private static KeyFactory factory(String algorithm) throws UnusableKeyException {
    try {
      return KeyFactory.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new UnusableKeyException("is of no use: this JDK has no " + algorithm);
    }
  }
}
