package dev.incremental.plugin.mojo;

import dev.incremental.plugin.store.StoreAccess;
import dev.incremental.plugin.store.StoreAccess.BearerToken;
import dev.incremental.plugin.store.StoreAccess.Credentials;
import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.StoreAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Reads from the user's settings who asks a remote store, and through which proxy. */
final class StoreSettings {
  private final Settings settings;
  private final SettingsDecrypter decrypter;

  StoreSettings(Settings settings, SettingsDecrypter decrypter) {
    this.settings = settings;
    this.decrypter = decrypter;
  }

  /**
   * How a store is reached.
   *
   * @param serverId the {@code <server>} whose user and password are shown; null for none
   * @param given endpoint, region and bounds of time; its credentials and proxy do not count
   * @throws UserProblem if there is no such server, or a password cannot be decrypted
   */
  StoreAccess access(StoreAddress.Remote address, @Nullable String serverId, StoreAccess given)
      throws UserProblem {
    Optional<Credentials> who =
        serverId == null || serverId.isBlank()
            ? Optional.empty()
            : credentials(serverId.strip(), address);
    Optional<HttpProxy> way = proxy(address, given);
    return new StoreAccess(who, way, given.endpoint(), given.region(), given.timeouts());
  }

  private Optional<Credentials> credentials(String id, StoreAddress.Remote address)
      throws UserProblem {
    String where = SettingsServers.inWords(id);
    Server plain =
        new SettingsServers(settings, decrypter)
            .get(id, "incremental.store.serverId", address.inWords());
    String user = text(plain.getUsername());
    String password = text(plain.getPassword());
    if (password.isEmpty()) {
      throw new UserProblem("There is no password", where, "add it, or a token without a user");
    }
    if (!user.isEmpty()) {
      return Optional.of(new UserPassword(user, password));
    }
    if (address instanceof StoreAddress.Bucket) {
      throw new UserProblem(
          "There is no user",
          where,
          "for S3 give an access key as user and its secret as password");
    }
    return Optional.of(new BearerToken(password));
  }

  /**
   * The first active proxy for the protocol; a proxy for http serves https if there is no other.
   */
  private Optional<HttpProxy> proxy(StoreAddress.Remote address, StoreAccess given)
      throws UserProblem {
    String protocol =
        address instanceof StoreAddress.Web web
            ? web.base().getScheme()
            : given.endpoint().map(URI::getScheme).orElse("https");
    List<Proxy> active = settings.getProxies().stream().filter(Proxy::isActive).toList();
    Optional<Proxy> chosen =
        Stream.of(protocol, "http")
            .flatMap(each -> active.stream().filter(proxy -> isFor(proxy, each)))
            .findFirst();
    return chosen.isEmpty() ? Optional.empty() : Optional.of(decrypted(chosen.get()));
  }

  private static boolean isFor(Proxy proxy, String protocol) {
    return protocol.equalsIgnoreCase(proxy.getProtocol());
  }

  private HttpProxy decrypted(Proxy proxy) throws UserProblem {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
    SettingsServers.check(result, "<proxy> '" + proxy.getId() + "' of settings.xml");
    Proxy plain = result.getProxy();
    String user = text(plain.getUsername());
    return new HttpProxy(
        plain.getHost(),
        plain.getPort(),
        user.isEmpty()
            ? Optional.empty()
            : Optional.of(new UserPassword(user, text(plain.getPassword()))),
        Arrays.stream(text(plain.getNonProxyHosts()).split("[|,]"))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .toList());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
