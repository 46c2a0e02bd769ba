package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Stored.Unusable;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;

/** Tells whether content was signed for a commit and module with the key that is trusted. */
public final class SnapshotVerifier {
  private final PublicKey key;

  SnapshotVerifier(PublicKey key) {
    this.key = key;
  }

  /**
   * Opens signed content.
   *
   * @return the content, or why it must not be used; never {@link Stored.Absent}
   */
  public Stored open(String commit, String module, byte[] stored) {
    if (!SignedEnvelope.isSigned(stored)) {
      return new Unusable("it is not signed, but a public key is configured");
    }
    Optional<SignedEnvelope> envelope = SignedEnvelope.read(stored);
    if (envelope.isEmpty()) {
      return unknownForm();
    }
    return isGenuine(envelope.get(), commit, module)
        ? new Found(envelope.get().content())
        : new Unusable(
            "its signature does not fit: it was changed, belongs to another commit or module, or"
                + " was signed with another key");
  }

  /** Opens content where no key is configured, whether it is signed or not. */
  static Stored unverified(byte[] stored) {
    return SignedEnvelope.isSigned(stored)
        ? SignedEnvelope.read(stored)
            .<Stored>map(envelope -> new Found(envelope.content()))
            .orElseGet(SnapshotVerifier::unknownForm)
        : new Found(stored);
  }

  private static Stored unknownForm() {
    return new Unusable("it is signed in a form that this version does not know");
  }

  /** The JDK throws for signatures that are no points of the curve. */
  private boolean isGenuine(SignedEnvelope envelope, String commit, String module) {
    try {
      Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
      signature.initVerify(key);
      SignedEnvelope.update(signature, commit, module, envelope.content());
      return signature.verify(envelope.signature());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
