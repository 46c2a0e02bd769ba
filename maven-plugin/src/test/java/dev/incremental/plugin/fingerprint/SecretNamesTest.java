package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names look like those of secrets. */
class SecretNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD",
        "dbPassword",
        "db.password",
        "db-passwd",
        "password2",
        "PGPASSWORD",
        "MYSQL_PWD",
        "DB_PASS",
        "github.token",
        "GITHUB_TOKEN",
        "accessToken",
        "tokens",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "client-secret",
        "clientSecrets",
        "API_KEY",
        "apiKey",
        "apikey",
        "x.api.keys",
        "PRIVATE_KEY",
        "sshPrivateKey",
        "ENCRYPTION_KEY",
        "GOOGLE_APPLICATION_CREDENTIALS",
        "awsCredential",
        "REDISCLI_AUTH",
        "OAuth2",
        "SSH_AUTH_SOCK",
        "GPG_PASSPHRASE",
        "javax.net.ssl.keyStorePassword",
        "systemPropertyVariables.db.password"
      })
  void secretsAreKnownByTheirNames(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_",
        "author",
        "AUTHORS",
        "authority",
        "tokenizer",
        "TokenizerFactory",
        "keyboard",
        "KEYBOARD_LAYOUT",
        "key",
        "sort.key",
        "monkey",
        "compass.url",
        "PWD",
        "OLDPWD",
        "bypass",
        "passenger",
        "secretary",
        "user.name",
        "JAVA_HOME",
        "PATH",
        "java.security.auth.login.config",
        "http.auth.preference"
      })
  void othersAreNot(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }
}
