package dev.incremental.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.store.StoreAccess;
import dev.incremental.plugin.store.StoreAccess.BearerToken;
import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import dev.incremental.plugin.store.StoreAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

class StoreSettingsTest {
  private static final String MASTER = "master of all";
  private static final StoreAddress.Web WEB =
      new StoreAddress.Web(URI.create("https://acme.org/store/"));
  private static final StoreAddress.Bucket BUCKET = new StoreAddress.Bucket("acme", "");

  @TempDir Path directory;
  private final Settings settings = new Settings();
  private DefaultPlexusCipher cipher;
  private StoreSettings read;

  @BeforeEach
  void encrypt() throws Exception {
    cipher = new DefaultPlexusCipher();
    Path security = directory.resolve("settings-security.xml");
    Files.writeString(
        security,
        "<settingsSecurity><master>"
            + cipher.encryptAndDecorate(MASTER, DefaultSecDispatcher.SYSTEM_PROPERTY_SEC_LOCATION)
            + "</master></settingsSecurity>");
    read =
        new StoreSettings(
            settings,
            new DefaultSettingsDecrypter(
                new DefaultSecDispatcher(cipher, Map.of(), security.toString())));
  }

  @Test
  void asksAsNobodyWithoutAServer() throws UserProblem {
    StoreAccess given =
        StoreAccess.anonymous().at(Optional.of(URI.create("http://s3/")), Optional.of("here"));

    assertThat(read.access(BUCKET, null, given)).isEqualTo(given);
    assertThat(read.access(BUCKET, " ", given)).isEqualTo(given);
  }

  @Test
  void readsUserAndPassword() throws Exception {
    server("plain", "ada", "s3cret");
    server("encrypted", "ada", cipher.encryptAndDecorate("s3cret", MASTER));

    assertThat(access(WEB, "plain").credentials()).contains(new UserPassword("ada", "s3cret"));
    assertThat(access(WEB, "encrypted").credentials()).contains(new UserPassword("ada", "s3cret"));
    assertThat(access(BUCKET, "encrypted").credentials())
        .contains(new UserPassword("ada", "s3cret"));
  }

  @Test
  void readsATokenFromAPasswordWithoutAUser() throws UserProblem {
    server("token", null, "t0ken");

    assertThat(access(WEB, "token").credentials()).contains(new BearerToken("t0ken"));
    assertThatThrownBy(() -> access(BUCKET, "token"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("access key")
        .hasMessageNotContaining("t0ken");
  }

  @Test
  void saysWhichServerIsMissingOrEmpty() {
    server("empty", "ada", null);

    assertThatThrownBy(() -> access(WEB, "other"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll("'other'", "incremental.store.serverId", "https://acme.org/store");
    assertThatThrownBy(() -> access(WEB, "empty"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll("no password", "'empty'");
  }

  @Test
  void saysThatAPasswordCannotBeDecryptedAndNotWhatItIs() throws Exception {
    String encrypted = encryptedWithAnotherMaster("s3cret");
    server("other", "ada", encrypted);

    assertThatThrownBy(() -> access(WEB, "other"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll("cannot be decrypted", "'other'", "settings-security.xml")
        .hasMessageNotContainingAny("s3cret", encrypted, MASTER)
        .hasNoCause();
  }

  @Test
  void choosesTheActiveProxyOfTheProtocol() throws Exception {
    proxy("off", "https", "off").setActive(false);
    proxy("plain", "http", "for-http").setNonProxyHosts("localhost|*.acme.org, 10.*");
    proxy("first", "https", "for-https").setUsername("bob");
    proxy("second", "https", "not-chosen");
    settings.getProxies().get(2).setPassword(cipher.encryptAndDecorate("s3cret", MASTER));

    assertThat(access(WEB, null).proxy())
        .contains(
            new HttpProxy(
                "for-https", 8080, Optional.of(new UserPassword("bob", "s3cret")), List.of()));
    assertThat(access(BUCKET, null).proxy()).isEqualTo(access(WEB, null).proxy());
    assertThat(access(new StoreAddress.Web(URI.create("http://acme.org/")), null).proxy())
        .contains(
            new HttpProxy(
                "for-http", 8080, Optional.empty(), List.of("localhost", "*.acme.org", "10.*")));
  }

  @Test
  void aProxyForHttpServesHttpsToo() throws UserProblem {
    proxy("plain", "http", "for-all");

    assertThat(access(WEB, null).proxy().orElseThrow().host()).isEqualTo("for-all");
    settings.getProxies().clear();
    proxy("secure", "https", "for-https");
    assertThat(access(new StoreAddress.Web(URI.create("http://acme.org/")), null).proxy())
        .isEmpty();
  }

  @Test
  void saysThatAProxysPasswordCannotBeDecrypted() throws Exception {
    Proxy proxy = proxy("way out", "https", "proxy");
    proxy.setUsername("bob");
    proxy.setPassword(encryptedWithAnotherMaster("s3cret"));

    assertThatThrownBy(() -> access(WEB, null))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll("cannot be decrypted", "'way out'")
        .hasMessageNotContaining("s3cret");
  }

  /**
   * Encrypts with a master that is not the one of the settings, so that the cipher says so. It
   * tells by the padding alone: one text in 256 has the right one by chance, and is decrypted to
   * rubbish.
   */
  private String encryptedWithAnotherMaster(String password) throws Exception {
    while (true) {
      String encrypted = cipher.encryptAndDecorate(password, "another master");
      try {
        cipher.decryptDecorated(encrypted, MASTER);
      } catch (PlexusCipherException expected) {
        return encrypted;
      }
    }
  }

  private StoreAccess access(StoreAddress.Remote address, String serverId) throws UserProblem {
    return read.access(address, serverId, StoreAccess.anonymous());
  }

  private void server(String id, String user, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(user);
    server.setPassword(password);
    settings.addServer(server);
  }

  private Proxy proxy(String id, String protocol, String host) {
    Proxy proxy = new Proxy();
    proxy.setId(id);
    proxy.setProtocol(protocol);
    proxy.setHost(host);
    settings.addProxy(proxy);
    return proxy;
  }
}
