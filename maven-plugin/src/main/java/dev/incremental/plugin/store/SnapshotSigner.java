package dev.incremental.plugin.store;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs snapshots with an Ed25519 key; see {@link SigningKeys} for where keys come from. */
public final class SnapshotSigner {
  private final PrivateKey key;

  SnapshotSigner(PrivateKey key) {
    this.key = key;
  }

  /**
   * Signs a snapshot for one commit and module.
   *
   * @return the signed content, in the form that a {@link SnapshotVerifier} opens
   * @throws GeneralSecurityException if the JDK cannot sign with this key
   */
  public byte[] sign(String commit, String module, byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
    signature.initSign(key);
    SignedEnvelope.update(signature, commit, module, content);
    return new SignedEnvelope(signature.sign(), content).bytes();
  }
}
