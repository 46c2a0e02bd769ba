package dev.incremental.it.maven;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot tells of the machine and of the secrets that it was recorded with: nothing. */
class PrivacyIT {
  private static final String OF_ARG_LINE = "hush-of-arg-line";
  private static final String OF_POM = "hush-of-pom";
  private static final String OF_URL = "hush-of-url";
  private static final String OF_POM_VARIABLE = "hush-of-pom-variable";
  private static final String OF_VARIABLE = "hush-of-variable";
  private static final String OF_COMMAND_LINE = "hush-of-command-line";
  private static final String PLAIN = "fast-and-public";
  private static final String SECRETS_TEST = "a.PrivacyTest#secrets";
  private static final String ALL_TEST = "a.PrivacyTest#everything";

  @TempDir Path parent;

  @Test
  void nothingOfTheMachineAndNoSecretIsKept() throws IOException {
    String host = host();
    SmallProject project =
        SmallProject.in(parent)
            .withSurefire(configuration(host))
            .withEnvironment(Map.of("DB_PASSWORD", OF_VARIABLE));
    project.write("src/test/java/a/PrivacyTest.java", test());
    project.committed();

    assertThat(project.run("snapshot", "-Dcli.password=" + OF_COMMAND_LINE)).isTrue();

    String text = snapshot(project);
    assertThat(text)
        .contains(
            "argLine -Dargline.password=${secret}",
            "argLine -Dwhere=${home}/x",
            "systemPropertyVariables.api.token=${secret}",
            "systemPropertyVariables.db.url=jdbc:x://${secret}@db/x",
            "systemPropertyVariables.who=${user}",
            "systemPropertyVariables.spool=/srv/${user}/spool",
            "systemPropertyVariables.on=${host}",
            "environmentVariables.POM_PASSWORD=${secret}",
            "/srv/${user}/data")
        .doesNotContain("hush");
    assertNamesNoPlace(text, project, host);
    Set<Long> fingerprints = fingerprints(text);
    assertThat(fingerprints).as("how a value that is kept is found").contains(hash(PLAIN));
    for (String secret :
        List.of(OF_ARG_LINE, OF_POM, OF_URL, OF_POM_VARIABLE, OF_VARIABLE, OF_COMMAND_LINE)) {
      assertThat(fingerprints).doesNotContain(hash(secret));
    }

    assertSecretsAreTold(project);
  }

  private static String host() throws IOException {
    Path name = Path.of("/proc/sys/kernel/hostname");
    return Files.isReadable(name)
        ? Files.readString(name).strip()
        : InetAddress.getLocalHost().getHostName();
  }

  /** Who reads one runs always; who reads all values runs when one appears or goes. */
  private static void assertSecretsAreTold(SmallProject project) throws IOException {
    assertThat(project.run("test", "-Dcli.password=" + OF_COMMAND_LINE)).isTrue();
    assertThat(project.ran()).containsExactly(SECRETS_TEST);
    assertThat(project.said())
        .anyMatch(line -> line.contains("of which the value looks secret and is not kept"));

    project.withEnvironment(Map.of("DB_PASSWORD", "another"));
    assertThat(project.run("test", "-Dcli.password=another")).isTrue();
    assertThat(project.ran()).containsExactly(SECRETS_TEST);

    project.withEnvironment(Map.of());
    assertThat(project.run("test", "-Dcli.password=another")).isTrue();
    assertThat(project.ran()).containsExactlyInAnyOrder(SECRETS_TEST, ALL_TEST);
  }

  private static void assertNamesNoPlace(String text, SmallProject project, String host)
      throws IOException {
    Path repository = PrivateRepository.ofThisBuild().localRepository();
    for (String place :
        List.of(
            System.getProperty("user.home"),
            System.getProperty("java.home"),
            System.getProperty("java.io.tmpdir"),
            project.file("").toString(),
            project.file("").toRealPath().toString(),
            repository.toString(),
            repository.toRealPath().toString())) {
      String path = place.replaceFirst("(?<=.)/+$", "");
      assertThat(
              Pattern.compile("(?<![\\w.-])" + Pattern.quote(path) + "(?![\\w.-])").matcher(text))
          .as(path)
          .matches(matcher -> !matcher.find());
    }
    String user = System.getProperty("user.name");
    for (String whole : List.of("\"%s\"", "=%s\"", "=%s\\n", "\"%s\\n", "/%s/", "/%s\"")) {
      assertThat(text).doesNotContain(whole.formatted(user), whole.formatted(host));
    }
  }

  private static String configuration(String host) {
    return """
        <configuration>
          <argLine>-Dargline.password=%s -Dwhere=${user.home}/x</argLine>
          <systemPropertyVariables>
            <api.token>%s</api.token>
            <db.url>jdbc:x://me:%s@db/x</db.url>
            <who>${user.name}</who>
            <on>%s</on>
            <spool>/srv/${user.name}/spool</spool>
            <places>${java.home}:${java.io.tmpdir}:${settings.localRepository}:${basedir}</places>
            <mode>%s</mode>
          </systemPropertyVariables>
          <environmentVariables><POM_PASSWORD>%s</POM_PASSWORD></environmentVariables>
        </configuration>
        """
        .formatted(OF_ARG_LINE, OF_POM, OF_URL, host, PLAIN, OF_POM_VARIABLE);
  }

  private static String test() {
    return """
        package a;
        import java.io.File;
        import org.junit.jupiter.api.Test;
        import static org.junit.jupiter.api.Assertions.*;
        class PrivacyTest {
          @Test void secrets() {
            for (String name : "argline.password api.token db.url cli.password".split(" ")) {
              assertNotNull(System.getProperty(name));
            }
            System.getenv("DB_PASSWORD");
            assertNotNull(System.getenv("POM_PASSWORD"));
          }
          @Test void everything() {
            assertFalse(System.getenv().isEmpty());
            assertFalse(System.getProperties().isEmpty());
          }
          @Test void plain() {
            assertEquals("%s", System.getProperty("mode"));
          }
          @Test void files() {
            for (String name : "user.home java.home java.io.tmpdir user.dir".split(" ")) {
              new File(System.getProperty(name), "nothing").exists();
            }
            new File("/srv/" + System.getProperty("user.name") + "/data").exists();
          }
        }
        """
        .formatted(PLAIN);
  }

  private static String snapshot(SmallProject project) throws IOException {
    DirectoryStore store = new DirectoryStore(DirectoryStore.inside(project.file(".git")));
    Stored stored = store.read(project.git().head(), ModuleKey.of("it", "small"));
    byte[] content = ((Stored.Found) stored).content();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Set<Long> fingerprints(String text) {
    Matcher matcher = Pattern.compile("\"fingerprints\":\"([^\"]*)\"").matcher(text);
    assertThat(matcher.find()).isTrue();
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(matcher.group(1)));
    Set<Long> fingerprints = new HashSet<>();
    while (bytes.hasRemaining()) {
      fingerprints.add(bytes.getLong());
    }
    return fingerprints;
  }

  /** The fingerprint of a short text in ASCII: of its length and one more, and its characters. */
  private static long hash(String value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) (value.length() + 1));
      return ByteBuffer.wrap(sha256.digest(value.getBytes(US_ASCII))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
