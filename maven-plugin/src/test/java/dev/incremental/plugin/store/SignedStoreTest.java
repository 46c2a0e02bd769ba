package dev.incremental.plugin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import dev.incremental.plugin.store.Writing.Kept;
import dev.incremental.plugin.store.Writing.NotKept;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is signed is read with its key, for its commit and its module, and not otherwise. */
class SignedStoreTest {
  private static final String COMMIT = "4f2c9e1a".repeat(5);
  private static final String OTHER_COMMIT = "0b1d2e3f".repeat(5);
  private static final String MODULE = ModuleKey.of("org.acme", "shop");
  private static final String OTHER_MODULE = ModuleKey.of("org.acme", "web");
  private static final byte[] CONTENT = "all that is known of 100 tests".getBytes(UTF_8);
  private static final String NOT_GENUINE =
      "its signature does not fit: it was changed, belongs to another commit or module, or was"
          + " signed with another key";

  @TempDir Path directory;
  private SnapshotStore plain;
  private KeyPair pair;
  private SnapshotStore signing;
  private SnapshotStore verifying;

  @BeforeEach
  void keys() throws NoSuchAlgorithmException {
    plain = new DirectoryStore(directory);
    pair = newPair();
    signing = new SignedStore(plain, signer(pair), Optional.empty());
    verifying = new SignedStore(plain, Optional.empty(), verifier(pair));
  }

  @Test
  void whatWasSignedIsRead() {
    assertThat(signing.write(COMMIT, MODULE, CONTENT)).isInstanceOf(Kept.class);

    assertFound(verifying.read(COMMIT, MODULE));
    assertThat(verifying.commits(MODULE).commits()).containsExactly(COMMIT);
    assertThat(verifying.read(OTHER_COMMIT, MODULE)).isInstanceOf(Stored.Absent.class);
  }

  @Test
  void theFormIsTheDocumentedOne() {
    signing.write(COMMIT, MODULE, CONTENT);

    byte[] stored = ((Found) plain.read(COMMIT, MODULE)).content();
    assertThat(stored).startsWith(0x89, 'I', 'N', 'C', 'S', 'I', 'G', '\n', 1);
    assertThat(Arrays.copyOfRange(stored, 73, stored.length)).isEqualTo(CONTENT);
  }

  @Test
  void contentThatIsNotSignedIsRefusedOnlyWithAKey() {
    plain.write(COMMIT, MODULE, CONTENT);

    assertRefused(
        verifying.read(COMMIT, MODULE), "it is not signed, but a public key is configured");
    assertFound(new SignedStore(plain, Optional.empty(), Optional.empty()).read(COMMIT, MODULE));
  }

  @Test
  void withoutAKeySignedContentIsReadAllTheSame() {
    signing.write(COMMIT, MODULE, CONTENT);

    assertFound(signing.read(COMMIT, MODULE));
    assertFound(new SignedStore(plain, Optional.empty(), Optional.empty()).read(COMMIT, MODULE));
  }

  @Test
  void noByteOfItCanBeChanged() {
    signing.write(COMMIT, MODULE, CONTENT);
    byte[] signed = ((Found) plain.read(COMMIT, MODULE)).content();

    for (int at = 0; at < signed.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = signed.clone();
        changed[at] ^= (byte) (1 << bit);
        plain.write(COMMIT, MODULE, changed);

        String reason =
            at < SignedEnvelope.MAGIC.length
                ? "it is not signed, but a public key is configured"
                : at == SignedEnvelope.MAGIC.length
                    ? "it is signed in a form that this version does not know"
                    : NOT_GENUINE;
        assertRefused(verifying.read(COMMIT, MODULE), reason);
      }
    }
  }

  @Test
  void nothingCanBeCutOffOrAdded() {
    signing.write(COMMIT, MODULE, CONTENT);
    byte[] signed = ((Found) plain.read(COMMIT, MODULE)).content();

    for (int length = 0; length < signed.length; length++) {
      plain.write(COMMIT, MODULE, Arrays.copyOf(signed, length));
      assertThat(verifying.read(COMMIT, MODULE))
          .as("%d bytes", length)
          .isInstanceOf(Unusable.class);
    }
    plain.write(COMMIT, MODULE, Arrays.copyOf(signed, signed.length + 1));
    assertRefused(verifying.read(COMMIT, MODULE), NOT_GENUINE);
  }

  @Test
  void itHoldsForNoOtherCommitOrModule() {
    signing.write(COMMIT, MODULE, CONTENT);
    byte[] signed = ((Found) plain.read(COMMIT, MODULE)).content();
    plain.write(OTHER_COMMIT, MODULE, signed);
    plain.write(COMMIT, OTHER_MODULE, signed);

    assertRefused(verifying.read(OTHER_COMMIT, MODULE), NOT_GENUINE);
    assertRefused(verifying.read(COMMIT, OTHER_MODULE), NOT_GENUINE);
    assertFound(verifying.read(COMMIT, MODULE));
  }

  /** Where one ends and the next begins is signed as well. */
  @Test
  void commitModuleAndContentAreNotJustJoined() throws Exception {
    byte[] signed = signer(pair).orElseThrow().sign("ab", "c", "d".getBytes(UTF_8));

    assertThat(verifier(pair).orElseThrow().open("a", "bc", signed)).isInstanceOf(Unusable.class);
    assertThat(verifier(pair).orElseThrow().open("ab", "c", signed)).isInstanceOf(Found.class);
  }

  @Test
  void anotherKeyDoesNotFit() throws NoSuchAlgorithmException {
    new SignedStore(plain, signer(newPair()), Optional.empty()).write(COMMIT, MODULE, CONTENT);

    assertRefused(verifying.read(COMMIT, MODULE), NOT_GENUINE);
  }

  @Test
  void whoCannotSignLeavesWhatIsSignedAlone() {
    signing.write(COMMIT, MODULE, CONTENT);

    assertThat(verifying.write(COMMIT, MODULE, "other".getBytes(UTF_8)))
        .isEqualTo(new NotKept("a public key is configured, but no private key to sign it with"));
    assertFound(verifying.read(COMMIT, MODULE));
  }

  @Test
  void troubleOfTheStoreItselfIsHandedOn() {
    assertThat(verifying.read("HEAD", MODULE)).isEqualTo(plain.read("HEAD", MODULE));
    assertThat(signing.write("HEAD", MODULE, CONTENT)).isInstanceOf(NotKept.class);
  }

  private static void assertFound(Stored stored) {
    assertThat(stored).isInstanceOf(Found.class);
    assertThat(((Found) stored).content()).isEqualTo(CONTENT);
  }

  private static void assertRefused(Stored stored, String reason) {
    assertThat(stored).isEqualTo(new Unusable(reason));
  }

  private static KeyPair newPair() throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static Optional<SnapshotSigner> signer(KeyPair keys) {
    return Optional.of(new SnapshotSigner(keys.getPrivate()));
  }

  private static Optional<SnapshotVerifier> verifier(KeyPair keys) {
    return Optional.of(new SnapshotVerifier(keys.getPublic()));
  }
}
