package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys are taken, from where, and what is said of others. The fixtures are openssl's. */
class SigningKeysTest {
  private static final String VARIABLE = "SIGNING_KEY";
  private static final SigningKeys NONE =
      new SigningKeys.Usable(Optional.empty(), Optional.empty());

  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void keysOfOpensslSignAndVerify() throws IOException {
    assertPair(read(fixture("ed25519.pub"), file(fixture("ed25519.pem")), null));
  }

  @Test
  void keysOfTheJdkSignAndVerify() throws NoSuchAlgorithmException, IOException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";

    assertPair(read(base64(pair.getPublic().getEncoded()), file(pem), null));
  }

  @Test
  void thePrivateKeyMayBeInAnEnvironmentVariable() throws IOException {
    String pem = fixture("ed25519.pem");
    for (String form :
        new String[] {pem, pem.replace("\n", "\\n"), pem.replace("\n", "\r\n"), bare(pem)}) {
      environment.put(VARIABLE, form);

      assertPair(read(fixture("ed25519.pub"), null, VARIABLE));
    }
  }

  @Test
  void nothingNeedBeConfigured() {
    assertThat(read(null, null, null)).isEqualTo(NONE);
    assertThat(read(" ", null, "")).isEqualTo(NONE);
  }

  @Test
  void machinesThatOnlyReadLackTheVariable() throws IOException {
    SigningKeys keys = read(fixture("ed25519.pub"), null, VARIABLE);

    assertThat(((SigningKeys.Usable) keys).signer()).isEmpty();
    assertThat(((SigningKeys.Usable) keys).verifier()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, 'is a key for RSA, Ed25519 is needed'",
    "ed448.pem, 'is a key for Ed448, Ed25519 is needed'",
    "rsa-pkcs1.pem, 'is PEM of the kind ''RSA PRIVATE KEY'', ''PRIVATE KEY'' is needed'",
    "encrypted.pem, 'is PEM of the kind ''ENCRYPTED PRIVATE KEY'', ''PRIVATE KEY'' is needed'",
    "ed25519.pub, 'is the other half of a pair: a public key'"
  })
  void otherKeysThanPrivateOnesAreNamed(String fixture, String objection) throws IOException {
    Path file = file(fixture(fixture));
    environment.put(VARIABLE, fixture(fixture));

    assertUnusable(read(null, file, null), "the private key in " + file + " " + objection);
    assertUnusable(
        read(null, null, VARIABLE),
        "the private key in the environment variable " + VARIABLE + " " + objection);
  }

  @Test
  void otherKeysThanPublicOnesAreNamed() throws IOException {
    assertUnusable(
        read(fixture("rsa.pub"), null, null), "the public key is a key for RSA, Ed25519 is needed");
    assertUnusable(
        read(bare(fixture("ed25519.pem")), null, null),
        "the public key is the other half of a pair: a private key");
    assertUnusable(
        read("AAAA", null, null),
        "the public key is no key that this JDK understands, one for Ed25519 is needed");
    assertUnusable(
        read("my key!", null, null),
        "the public key is neither PEM of the kind 'PUBLIC KEY' nor its base64");
  }

  @Test
  void keysThatAreNoPairAreRefused() throws NoSuchAlgorithmException, IOException {
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertUnusable(
        read(base64(other.getPublic().getEncoded()), file(fixture("ed25519.pem")), null),
        "the private key does not belong to the public key");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = directory.resolve("missing.pem");

    assertUnusable(
        read(null, missing, null),
        "the private key in " + missing + " cannot be read: no such file or directory");
  }

  @Test
  void twoPrivateKeysAreOneTooMany() throws IOException {
    assertUnusable(
        read(null, file(fixture("ed25519.pem")), VARIABLE),
        "the private key is configured twice, as a file and as an environment variable");
  }

  @Test
  void noMessageHoldsAnythingOfAKey() throws IOException {
    for (String name : new String[] {"ed25519.pem", "rsa.pem", "rsa-pkcs1.pem", "encrypted.pem"}) {
      String key = bare(fixture(name));
      for (String broken :
          new String[] {key, key.substring(5), key + "!", "-" + key, key.replace('A', '%')}) {
        environment.put(VARIABLE, broken);
        if (read(null, null, VARIABLE) instanceof SigningKeys.Unusable unusable) {
          for (int at = 0; at + 6 <= broken.length(); at++) {
            assertThat(unusable.reason()).doesNotContain(broken.substring(at, at + 6));
          }
        }
      }
    }
  }

  private SigningKeys read(@Nullable String publicKey, @Nullable Path file, @Nullable String name) {
    return SigningKeys.read(publicKey, file, name, environment::get);
  }

  private static void assertPair(SigningKeys keys) {
    assertThat(keys).isInstanceOf(SigningKeys.Usable.class);
    assertThat(((SigningKeys.Usable) keys).signer()).isPresent();
    assertThat(((SigningKeys.Usable) keys).verifier()).isPresent();
  }

  private static void assertUnusable(SigningKeys keys, String reason) {
    assertThat(keys).isEqualTo(new SigningKeys.Unusable(reason));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "key", ".pem"), text);
  }

  /** What stands between the first and the last line of PEM; otherwise all. */
  private static String bare(String pem) {
    return pem.replaceAll("-----[A-Z0-9 ]+-----", "").replaceAll("\\s", "");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String fixture(String name) throws IOException {
    try (InputStream in = SigningKeysTest.class.getResourceAsStream("/signing/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
