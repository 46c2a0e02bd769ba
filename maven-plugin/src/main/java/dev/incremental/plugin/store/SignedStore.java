package dev.incremental.plugin.store;

import dev.incremental.plugin.store.Stored.Found;
import dev.incremental.plugin.store.Writing.NotKept;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * A store whose content is signed when it is written and verified when it is read, as far as there
 * are keys.
 *
 * <p>With a public key, content that is not signed with its private key for the very commit and
 * module is unusable. Without one, signed content is read as if it were not signed.
 */
public final class SignedStore implements SnapshotStore {
  private final SnapshotStore store;
  private final Optional<SnapshotSigner> signer;
  private final Optional<SnapshotVerifier> verifier;

  /**
   * Wraps a store.
   *
   * @param signer empty where this build has no private key
   * @param verifier empty where no public key is configured
   */
  public SignedStore(
      SnapshotStore store, Optional<SnapshotSigner> signer, Optional<SnapshotVerifier> verifier) {
    this.store = store;
    this.signer = signer;
    this.verifier = verifier;
  }

  /** What is listed need not be usable: {@link #read} tells. */
  @Override
  public Listing commits(String module) {
    return store.commits(module);
  }

  @Override
  public Names parts(String module) {
    return store.parts(module);
  }

  @Override
  public Stored read(String commit, String module) {
    Stored stored = store.read(commit, module);
    if (!(stored instanceof Found found)) {
      return stored;
    }
    return verifier.isPresent()
        ? verifier.get().open(commit, module, found.content())
        : SnapshotVerifier.unverified(found.content());
  }

  @Override
  public Writing delete(String commit, String module) {
    return store.delete(commit, module);
  }

  /** Nothing is written that nobody would read, least of all over something that was signed. */
  @Override
  public Writing write(String commit, String module, byte[] content) {
    if (signer.isPresent()) {
      try {
        return store.write(commit, module, signer.get().sign(commit, module, content));
      } catch (GeneralSecurityException e) {
        return new NotKept("it cannot be signed: " + Problem.of(e));
      }
    }
    return verifier.isPresent()
        ? new NotKept("a public key is configured, but no private key to sign it with")
        : store.write(commit, module, content);
  }
}
