package dev.incremental.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.StoreAddress.Bucket;
import dev.incremental.plugin.store.StoreAddress.Directory;
import dev.incremental.plugin.store.StoreAddress.Parsing.Read;
import dev.incremental.plugin.store.StoreAddress.Parsing.Refused;
import dev.incremental.plugin.store.StoreAddress.Web;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
  private static final Path BASE = Path.of("/srv/shop");

  @ParameterizedTest
  @CsvSource({
    "build/store, /srv/shop/build/store",
    "/var/cache, /var/cache",
    "file:/var/cache/, /var/cache",
    "file:///var/cache, /var/cache",
    "FILE:store, /srv/shop/store",
    "file:../store, /srv/store",
    "' . ', /srv/shop",
  })
  void directories(String text, String path) {
    assertThat(read(text)).isEqualTo(new Directory(Path.of(path)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://acme.org, http://acme.org/",
    "HTTP://Acme.org:80//, http://acme.org/",
    "https://acme.org/a, https://acme.org/a/",
    "https://acme.org:443/a///, https://acme.org/a/",
    "https://acme.org:8443/a/./b/../c, https://acme.org:8443/a/c/",
    "http://[::1]:81/a%20b, http://[::1]:81/a%20b/",
  })
  void servers(String text, String base) {
    assertThat(read(text)).isEqualTo(new Web(URI.create(base)));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://acme, acme, ''",
    "s3://acme/, acme, ''",
    "S3://acme-builds/a/b, acme-builds, a/b/",
    "s3://acme.builds//a//b//, acme.builds, a/b/",
  })
  void buckets(String text, String name, String prefix) {
    assertThat(read(text)).isEqualTo(new Bucket(name, prefix));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ada:s3cret@acme.org/store",
        "https://s3cret@acme.org",
        "https:ada:s3cret@acme.org",
        "http://ada:s3/cret@acme.org/",
        "http://ada:s3?cret@acme.org/",
        "s3://AKIA:s3cret@bucket/prefix",
        "ftp://ada:s3cret@acme.org",
      })
  void neverRepeatsAPassword(String text) {
    Refused refused = refused(text);

    assertThat(refused.what() + refused.next()).doesNotContain("s3cret", "cret@", "s3/", "s3?");
    assertThat(refused.next()).isNotBlank();
  }

  @Test
  void saysWherePasswordsBelong() {
    assertThat(refused("https://ada:s3cret@acme.org/store"))
        .isEqualTo(
            new Refused(
                "'https://acme.org/store' has a user name or password in it, which would end up in"
                    + " logs",
                "put them into a <server> of settings.xml and name its id by"
                    + " incremental.store.serverId"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://acme.org/store",
        "http://",
        "http:///store",
        "http:store",
        "https://acme.org/a?b=c",
        "https://acme.org/a#b",
        "https://acme.org/../a",
        "https://acme.org/..",
        "https://acme.org/a b",
        "http://acme.org:port/",
        "s3://",
        "s3:bucket",
        "s3://a/b?endpoint=c",
        "s3://acme builds",
        "file://server/share",
      })
  void othersAreNoPlaces(String text) {
    assertThat(refused(text).what()).startsWith("'");
  }

  @Test
  void showsNeitherQueriesNorWithoutEnd() {
    assertThat(refused("https://acme.org/a?token=abc").what()).doesNotContain("abc");
    assertThat(refused("https://acme.org/" + "a".repeat(1_000) + "?b").what()).hasSizeLessThan(400);
    assertThat(read("https://acme.org/" + "a".repeat(1_000)).inWords()).hasSizeLessThan(210);
    assertThat(read("https://acme.org/a/").inWords()).isEqualTo("https://acme.org/a");
    assertThat(read("s3://acme/a/").inWords()).isEqualTo("s3://acme/a");
    assertThat(read("s3://acme").inWords()).isEqualTo("s3://acme");
    assertThat(read("a").inWords()).isEqualTo("/srv/shop/a");
  }

  private static StoreAddress read(String text) {
    assertThat(StoreAddress.parse(text, BASE)).isInstanceOf(Read.class);
    return ((Read) StoreAddress.parse(text, BASE)).address();
  }

  private static Refused refused(String text) {
    assertThat(StoreAddress.parse(text, BASE)).isInstanceOf(Refused.class);
    return (Refused) StoreAddress.parse(text, BASE);
  }
}
