package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a value may be kept. */
class RedactionTest {
  private static final Redaction REDACTION =
      Redaction.of(List.of("alice", " "), List.of("build-7", "localhost", "build-7.acme.org"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          db.password      | hush                               | ${secret}
          db.password      | ``                                 | ``
          useAuth          | true                               | true
          url              | jdbc:postgresql://u:p@db/x         | jdbc:postgresql://${secret}@db/x
          url              | https://u:p@ss@db/x?a=b@c          | https://${secret}@db/x?a=b@c
          url              | https://db/x@y                     | https://db/x@y
          url              | jdbc:oracle:thin:u/p@//db/x        | jdbc:oracle:thin:${secret}@//db/x
          url              | jdbc:x://db?user=u&password=p&a=b  | jdbc:x://db?user=u&password=${secret}&a=b
          url              | jdbc:x://db;Password=p;a=b         | jdbc:x://db;Password=${secret};a=b
          argLine          | -javaagent:x.jar=token=t,mode=m    | -javaagent:x.jar=token=${secret},mode=m
          argLine          | -Dauth=hush                        | -Dauth=${secret}
          argLine          | --secret:hush                      | --secret:${secret}
          header           | Authorization: Bearer abc          | Authorization: ${secret}
          json             | {"apiKey": "a b", "n": 1}          | {"apiKey": ${secret}, "n": 1}
          map              | a=password='a b' c                 | a=password=${secret} c
          path             | /opt/token:/opt/auth/x             | /opt/token:/opt/auth/x
          plain            | a tokenizer=x keyboard: y          | a tokenizer=x keyboard: y
          """)
  void secretsAreReplaced(String name, String value, String kept) {
    assertThat(REDACTION.value(name, value)).isEqualTo(kept);
    assertThat(REDACTION.value(name, kept)).isEqualTo(kept);
  }

  @Test
  void privateKeysAreReplacedWhateverTheirName() {
    String pem = "-----BEGIN PRIVATE KEY-----\nMC4C\nAQAw\n-----END PRIVATE KEY-----";

    assertThat(REDACTION.value("a", "b " + pem + " c")).isEqualTo("b ${secret} c");
    assertThat(REDACTION.value("a", pem.substring(0, 40))).isEqualTo("${secret}");
  }

  @ParameterizedTest
  @CsvSource({
    "alice, ${user}",
    "build-7, ${host}",
    "build-7.acme.org, ${host}",
    "/srv/alice/x, /srv/${user}/x",
    "/srv/alice, /srv/${user}",
    "C:\\Users\\alice\\x, C:\\Users\\${user}\\x",
    "http://build-7:80/x, http://${host}:80/x",
    "http://build-7.acme.org/, http://${host}/",
    "alice in chains, alice in chains",
    "/srv/alices/x, /srv/alices/x",
    "malice, malice",
    "localhost, localhost"
  })
  void namesOfUserAndHostAreReplacedWhereTheyAreNoWords(String value, String kept) {
    assertThat(REDACTION.value("any", value)).isEqualTo(kept);
  }

  @Test
  void aLongTextWithoutAnythingToReplaceTakesNoTime() {
    String text = "a.b-c".repeat(200_000) + "://".repeat(100_000);

    assertThat(REDACTION.value("any", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "/srv/alice/x, /srv/${user}/x",
    "/srv/build-7/alice, /srv/${host}/${user}",
    "/srv/x, /srv/x",
    "/srv/${user}/alice, /srv/./${user}/alice",
    "/${host}, /./${host}"
  })
  void pathsOutsideTheRepositoryAreNamedAndFound(String path, String name) {
    PathTokens tokens =
        new PathTokens(
            Path.of("/home/alice/shop"),
            Path.of("/home/alice"),
            Path.of("/home/alice/.m2"),
            Path.of("/tmp"),
            Path.of("/jdk"),
            REDACTION);

    assertThat(tokens.name(Path.of(path))).contains(name);
    assertThat(tokens.path(name)).isEqualTo(Path.of(path));
    assertThat(tokens.name(Path.of("/home/alice/shop/alice/${user}"))).contains("alice/${user}");
    assertThat(tokens.path("alice/${user}")).isEqualTo(Path.of("/home/alice/shop/alice/${user}"));
  }

  @Test
  void thisMachineKnowsItsUser() {
    assertThat(Redaction.ofThisMachine().value("any", System.getProperty("user.name")))
        .isEqualTo("${user}");
  }
}
