package dev.incremental.plugin.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys that a build is configured with. */
public sealed interface SigningKeys {

  /**
   * All that is configured can be used; nothing need be.
   *
   * @param signer signs, where there is a private key
   * @param verifier verifies, where there is a public key
   */
  record Usable(Optional<SnapshotSigner> signer, Optional<SnapshotVerifier> verifier)
      implements SigningKeys {
    /** A store that signs and verifies with these keys. */
    public SnapshotStore over(SnapshotStore store) {
      return new SignedStore(store, signer, verifier);
    }
  }

  /**
   * Something is wrong with what is configured.
   *
   * @param reason a clause for the user, without a full stop and without anything of a key
   */
  record Unusable(String reason) implements SigningKeys {}

  /**
   * Reads the keys.
   *
   * @param publicKey X.509 in base64, as one line; null or blank for none
   * @param privateKey a file with PKCS#8 as PEM; null for none
   * @param privateKeyVariable name of the environment variable that holds such PEM; null or blank
   *     for none; where the variable is not set, as on machines that only read, there is no private
   *     key
   * @param environment the value of an environment variable, null where it is not set
   */
  static SigningKeys read(
      @Nullable String publicKey,
      @Nullable Path privateKey,
      @Nullable String privateKeyVariable,
      Function<String, @Nullable String> environment) {
    try {
      Optional<SnapshotVerifier> verifier = verifier(publicKey);
      Optional<SnapshotSigner> signer = signer(privateKey, privateKeyVariable, environment);
      return arePair(signer, verifier)
          ? new Usable(signer, verifier)
          : new Unusable("the private key does not belong to the public key");
    } catch (UnusableKeyException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<SnapshotVerifier> verifier(@Nullable String publicKey)
      throws UnusableKeyException {
    Optional<String> text = unlessBlank(publicKey);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SnapshotVerifier(SigningKey.publicKey(text.get())));
    } catch (UnusableKeyException e) {
      throw new UnusableKeyException("the public key " + e.getMessage());
    }
  }

  private static Optional<SnapshotSigner> signer(
      @Nullable Path file,
      @Nullable String variable,
      Function<String, @Nullable String> environment)
      throws UnusableKeyException {
    Optional<String> name = unlessBlank(variable);
    if (file != null && name.isPresent()) {
      throw new UnusableKeyException(
          "the private key is configured twice, as a file and as an environment variable");
    }
    if (file != null) {
      return Optional.of(signer(text(file), "in " + file));
    }
    Optional<String> text = name.flatMap(each -> unlessBlank(environment.apply(each)));
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(signer(text.get(), "in the environment variable " + name.orElseThrow()));
  }

  private static SnapshotSigner signer(String text, String where) throws UnusableKeyException {
    try {
      return new SnapshotSigner(SigningKey.privateKey(text));
    } catch (UnusableKeyException e) {
      throw new UnusableKeyException("the private key " + where + " " + e.getMessage());
    }
  }

  private static String text(Path file) throws UnusableKeyException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnusableKeyException(
          "the private key in " + file + " cannot be read: " + Problem.of(e));
    }
  }

  /** Each may be right by itself: what one of them signs the other must know. */
  private static boolean arePair(
      Optional<SnapshotSigner> signer, Optional<SnapshotVerifier> verifier)
      throws UnusableKeyException {
    if (signer.isEmpty() || verifier.isEmpty()) {
      return true;
    }
    try {
      byte[] signed = signer.get().sign("", "", new byte[0]);
      return verifier.get().open("", "", signed) instanceof Stored.Found;
    } catch (GeneralSecurityException e) {
      throw new UnusableKeyException("the private key cannot sign");
    }
  }

  private static Optional<String> unlessBlank(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(each -> !each.isEmpty());
  }
}
