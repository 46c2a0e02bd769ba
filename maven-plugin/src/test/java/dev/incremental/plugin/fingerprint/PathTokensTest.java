package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How paths are named so that they mean the same elsewhere. */
class PathTokensTest {
  private static final PathTokens TOKENS =
      new PathTokens(
          Path.of("/home/me/code/shop"),
          Path.of("/home/me"),
          Path.of("/home/me/.m2/repository"),
          Path.of("/home/me/tmp"),
          Path.of("/usr/lib/jvm/17"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /home/me/code/shop/src/a b.txt,             src/a b.txt
          /home/me/code/shop/target/../pom.xml,       pom.xml
          /home/me/code/shop,                         .
          /home/me/code/shop/${home}/x,               ./${home}/x
          /home/me/code/shopping/x,                   ${home}/code/shopping/x
          /home/me/.m2/repository/org/x/x.jar,        ${m2}/org/x/x.jar
          /home/me/.m2/settings.xml,                  ${home}/.m2/settings.xml
          /etc/hosts,                                 /etc/hosts
          /process/x,                                 /process/x
          """)
  void namesAndFinds(Path path, String name) {
    assertThat(TOKENS.name(path)).contains(name);
    assertThat(TOKENS.path(name)).isEqualTo(path.normalize());
  }

  @ParameterizedTest
  @CsvSource({
    "/home/me/tmp/junit1/x",
    "/usr/lib/jvm/17/lib/security/java.security",
    "/proc/self/cgroup",
    "/dev/urandom",
    "/sys"
  })
  void hasNoNameFor(Path path) {
    assertThat(TOKENS.name(path)).isEmpty();
  }

  @Test
  void repositoryBelowTheDirectoryForTemporaryFilesWins() {
    PathTokens tokens =
        tokens("/tmp/junit/shop", "/tmp/junit/home", "/tmp/junit/m2", "/tmp", "/jdk");

    assertThat(tokens.name(Path.of("/tmp/junit/shop/x"))).contains("x");
    assertThat(tokens.name(Path.of("/tmp/junit/home/x"))).contains("${home}/x");
    assertThat(tokens.name(Path.of("/tmp/junit/m2/x"))).contains("${m2}/x");
    assertThat(tokens.name(Path.of("/tmp/junit/x"))).isEmpty();
  }

  @Test
  void temporaryFilesBelowTheRepositoryAreFilesOfTheRepository() {
    PathTokens tokens = tokens("/shop", "/home/me", "/m2", "/shop/target", "/jdk");

    assertThat(tokens.name(Path.of("/shop/target/classes/x"))).contains("target/classes/x");
  }

  @Test
  void homeAtTheTopOfTheFileSystemNamesNothing() {
    PathTokens tokens = tokens("/shop", "/", "/m2", "/tmp", "/jdk");

    assertThat(tokens.name(Path.of("/etc/hosts"))).contains("/etc/hosts");
    assertThat(tokens.text("a/b")).isEqualTo("a/b");
  }

  @Test
  void rootMayBeALink(@TempDir Path directory) throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    PathTokens tokens = new PathTokens(link, directory, directory, directory, directory);

    assertThat(tokens.name(link.resolve("x"))).contains("x");
    assertThat(tokens.name(real.toRealPath().resolve("x"))).contains("x");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /home/me/code/shop,                          ${root}
          file:/home/me/code/shop/x,                   file:${root}/x
          /home/me/code/shop:/home/me/.m2/repository/a.jar, ${root}:${m2}/a.jar
          /home/me/code/shop2,                         ${home}/code/shop2
          /home/mediocre,                              /home/mediocre
          /mnt/home/me,                                /mnt/home/me
          /home/me/tmp/x,                              ${tmp}/x
          /usr/lib/jvm/17/bin/java -version,           ${jdk}/bin/java -version
          """)
  void replacesPathsInTexts(String text, String expected) {
    assertThat(TOKENS.text(text)).isEqualTo(expected);
  }

  private static PathTokens tokens(String root, String home, String m2, String tmp, String jdk) {
    return new PathTokens(Path.of(root), Path.of(home), Path.of(m2), Path.of(tmp), Path.of(jdk));
  }
}
