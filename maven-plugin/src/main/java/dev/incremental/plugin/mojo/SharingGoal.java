package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.CachedStore;
import dev.incremental.plugin.store.SigningKeys;
import dev.incremental.plugin.store.StoreAccess;
import dev.incremental.plugin.store.StoreAddress;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that may have to do with snapshots on other machines, with what it takes to get there. */
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven fills the fields in
abstract class SharingGoal extends Goal {
  private static final String OPENED = SharingGoal.class.getName() + ".opened";

  /**
   * The {@code <server>} of {@code settings.xml} whose user and password a remote store asks for; a
   * password alone is a token. For S3 they are an access key and its secret; without them the
   * environment says who asks, as for other tools of AWS.
   *
   * <p>Example: {@code -Dincremental.store.serverId=builds}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store.serverId")
  private @Nullable String storeServerId;

  /**
   * The address of a service that speaks S3, if it is not Amazon's. Without it Amazon is asked.
   *
   * <p>Example: {@code -Dincremental.store.endpoint=https://s3.example.org}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store.endpoint")
  private @Nullable String storeEndpoint;

  /**
   * The region of the S3 bucket, if it is not the one that the environment says. Without it the
   * environment says which.
   *
   * <p>Example: {@code -Dincremental.store.region=eu-central-1}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.store.region")
  private @Nullable String storeRegion;

  /**
   * Whether the snapshots of commits that are made here become the team's, in a remote store, and
   * images of seeds come into the store. A work tree with uncommitted changes publishes nothing.
   *
   * <p>Example: {@code -Dincremental.publish=true}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.publish", defaultValue = "false")
  private boolean publish;

  /**
   * Whether remote stores are only read, whatever {@code incremental.publish} says.
   *
   * <p>Example: {@code -Dincremental.readOnly=true}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.readOnly", defaultValue = "false")
  private boolean readOnly;

  /**
   * The Ed25519 key, X.509 in base64, with which snapshots from a remote store must have been
   * signed: others are not used. Without it signed and unsigned ones are.
   *
   * <p>Example: {@code
   * -Dincremental.signing.publicKey=MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.signing.publicKey")
  private @Nullable String signingPublicKey;

  /**
   * A file with the Ed25519 key, PKCS#8 as PEM, with which snapshots are signed when published.
   * Without a key they are not.
   *
   * <p>Example: {@code -Dincremental.signing.privateKey=incremental-signing.pem}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.signing.privateKey")
  private @Nullable File signingPrivateKey;

  /**
   * The name of an environment variable that holds such a key. Without it none does.
   *
   * <p>Example: {@code -Dincremental.signing.privateKeyEnv=INCREMENTAL_SIGNING_KEY}
   *
   * @since 0.1.0
   */
  @Parameter(property = "incremental.signing.privateKeyEnv")
  private @Nullable String signingPrivateKeyEnv;

  @Component private SettingsDecrypter decrypter;

  final SettingsDecrypter decrypter() {
    return decrypter;
  }

  /** What the goal has to do with the team's snapshots. */
  final Sharing sharing(Optional<StoreAddress.Remote> address, MavenSession session)
      throws UserProblem {
    if (address.isEmpty()) {
      return new Sharing(Optional.empty(), publish && !readOnly);
    }
    StoreAccess given = StoreAccess.anonymous().at(endpoint(), Optional.ofNullable(storeRegion));
    StoreAccess access =
        new StoreSettings(session.getSettings(), decrypter)
            .access(address.get(), storeServerId, given);
    return new Sharing(
        Optional.of(
            new Sharing.Place(address.get(), access, keys(), session.isOffline(), opened(session))),
        publish && !readOnly);
  }

  private Optional<URI> endpoint() throws UserProblem {
    if (storeEndpoint == null || storeEndpoint.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(storeEndpoint.strip());
      if (uri.getHost() != null && uri.getUserInfo() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // its message repeats what may hold a password
    }
    throw new UserProblem(
        "That is no address of a service",
        "parameter incremental.store.endpoint",
        "give one such as https://s3.example.org, without a user");
  }

  private SigningKeys.Usable keys() throws UserProblem {
    SigningKeys keys =
        SigningKeys.read(
            signingPublicKey,
            signingPrivateKey == null ? null : signingPrivateKey.toPath(),
            signingPrivateKeyEnv,
            System::getenv);
    if (keys instanceof SigningKeys.Usable usable) {
      return usable;
    }
    throw new UserProblem(
        "Snapshots cannot be signed or verified: " + ((SigningKeys.Unusable) keys).reason(),
        "parameters incremental.signing.*",
        "make a pair of keys as the page on trust says");
  }

  /** The stores that this build has opened, for all its modules. */
  @SuppressWarnings("unchecked")
  private static Map<String, CachedStore> opened(MavenSession session) {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      return (Map<String, CachedStore>)
          data.computeIfAbsent(OPENED, key -> new ConcurrentHashMap<String, CachedStore>());
    }
  }
}
