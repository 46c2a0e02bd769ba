package dev.incremental.plugin.fingerprint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by its name whether a value looks like a secret: {@code DB_PASSWORD}, {@code dbPassword},
 * {@code github.token}, {@code AWS_SECRET_ACCESS_KEY}; not {@code author}, {@code tokenizer} or
 * {@code keyboard}.
 *
 * <p>Names are cut into words at whatever is no letter, at capitals and before digits. A name that
 * is taken for a secret's by mistake costs precision, never a secret.
 */
public final class SecretNames {
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})");

  /** Also as the end of a word: {@code PGPASSWORD}. */
  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "token",
          "credential",
          "apikey",
          "privatekey",
          "secretkey",
          "accesskey");

  private static final Set<String> WORDS =
      Set.of("pass", "pw", "auth", "oauth", "authorization", "cred", "creds", "bearer", "jwt");

  /** What makes a key of a lock out of a key of a map. */
  private static final Set<String> KINDS_OF_KEY =
      Set.of(
          ("api private secret access signing encryption encrypt master ssh gpg pgp deploy account"
                  + " storage shared subscription aes rsa hmac")
              .split(" "));

  /** Settings of the JDK's, of which none is a secret itself. */
  private static final List<String> OF_THE_JDK = List.of("java.", "jdk.", "sun.", "http.auth.");

  private SecretNames() {}

  /** Whether a system property, an environment variable or a parameter of this name may be one. */
  public static boolean isSecret(String name) {
    if (OF_THE_JDK.stream().anyMatch(name::startsWith)) {
      return false;
    }
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(name))
            .map(each -> each.toLowerCase(Locale.ROOT))
            .toList();
    for (int i = 0; i < words.size(); i++) {
      String word = singular(words.get(i));
      boolean isKey = i > 0 && word.equals("key") && KINDS_OF_KEY.contains(words.get(i - 1));
      boolean isPassword = i > 0 && words.get(i).equals("pwd"); // alone it is a directory
      if (isKey
          || isPassword
          || WORDS.contains(words.get(i))
          || ENDINGS.stream().anyMatch(word::endsWith)) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
