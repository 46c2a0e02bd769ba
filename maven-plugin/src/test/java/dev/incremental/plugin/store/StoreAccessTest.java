package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.StoreAccess.BearerToken;
import dev.incremental.plugin.store.StoreAccess.HttpProxy;
import dev.incremental.plugin.store.StoreAccess.UserPassword;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreAccessTest {
  @Test
  void printsNoSecrets() {
    UserPassword proxyUser = new UserPassword("bob", "s3cret");
    StoreAccess access =
        StoreAccess.anonymous()
            .through(new HttpProxy("proxy", 8080, Optional.of(proxyUser), List.of()));

    assertThat(access.as(new UserPassword("ada", "s3cret")).toString())
        .contains("ada", "bob", "proxy")
        .doesNotContain("s3cret");
    assertThat(access.as(new BearerToken("s3cret")).toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "*.acme.org, git.acme.org, false",
    "*.acme.org, acme.org, true",
    "*.acme.org, gitXacme.org, true",
    "10.*, 10.1.2.3, false",
    "10.*, 110.1.2.3, true",
    "Git.Acme.ORG, git.acme.org, false",
    "git.acme.org, GIT.acme.org, false",
    "*, anything, false",
    "a*c*, abcd, false",
    "[::1], [::1], false",
  })
  void goesAroundTheProxyToSomeHosts(String nonProxyHost, String host, boolean through) {
    HttpProxy proxy = new HttpProxy("proxy", 8080, Optional.empty(), List.of(nonProxyHost));

    assertThat(proxy.isFor(host)).isEqualTo(through);
  }
}
