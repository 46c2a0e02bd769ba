package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reactor in which each module has tests of another engine. */
class MixedEnginesIT {
  @TempDir Path parent;

  @Test
  void anEditSelectsInEachModuleWhateverItsEngine() throws IOException {
    Reactor reactor = mixed();
    assertThat(reactor.mvn("incremental:snapshot")).isTrue();
    assertThat(reactor.ran().values()).extracting(Set::size).containsExactly(2, 4, 2);

    reactor.replace("core/src/main/java/a/Core.java", "return 1;", "return y() - 1;");
    assertThat(reactor.mvn("incremental:test")).isTrue();
    assertThat(reactor.ran())
        .as("of TestNG's classes all methods run")
        .isEqualTo(
            Map.of(
                "core", Set.of("a.CoreTest#x"),
                "service", Set.of("a.XTest#x", "a.XTest#other"),
                "web", Set.of("a.WebTest#x")));

    assertThat(reactor.mvn("incremental:test")).isTrue();
    assertThat(reactor.ran()).isEmpty();
  }

  private Reactor mixed() throws IOException {
    Path directory = parent.resolve("mixed");
    write(directory, "pom.xml", parentPom());
    write(
        directory,
        "core/src/main/java/a/Core.java",
        "package a; public class Core { public static int x() { return 1; } public static int y() { return 2; } }");
    module(directory, "core", "", "org.junit.jupiter:junit-jupiter:6.1.3");
    test(directory, "core", "CoreTest", "org.junit.jupiter.api.Test", "Core.x()", "Core.y()");
    String core =
        "<dependency><groupId>mixed</groupId><artifactId>core</artifactId><version>1</version></dependency>";
    module(directory, "service", core, "org.testng:testng:7.11.0");
    test(directory, "service", "XTest", "org.testng.annotations.Test", "Core.x()", "1");
    test(directory, "service", "YTest", "org.testng.annotations.Test", "1", "Core.y()");
    module(directory, "web", core, "junit:junit:4.13.2");
    test(directory, "web", "WebTest", "org.junit.Test", "Core.x()", "Core.y()");
    return Reactor.committed(directory);
  }

  private static String parentPom() {
    return new ProjectPom("mixed")
        .text()
        .replace("<groupId>it</groupId>", "<groupId>mixed</groupId>")
        .replace(
            "<properties>",
            "<packaging>pom</packaging><modules><module>core</module><module>service</module>"
                + "<module>web</module></modules><properties>");
  }

  private static void module(Path root, String name, String dependency, String engine)
      throws IOException {
    String[] parts = engine.split(":");
    write(
        root,
        name + "/pom.xml",
        """
        <project><modelVersion>4.0.0</modelVersion>
          <parent><groupId>mixed</groupId><artifactId>mixed</artifactId><version>1</version></parent>
          <artifactId>%s</artifactId>
          <dependencies>%s<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency></dependencies>
        </project>
        """
            .formatted(name, dependency, parts[0], parts[1], parts[2]));
  }

  private static void test(
      Path root, String module, String name, String annotation, String one, String other)
      throws IOException {
    write(
        root,
        module + "/src/test/java/a/" + name + ".java",
        """
        package a;
        public class %s {
          @%s public void x() { if (%s != 1) { throw new AssertionError(); } }
          @%s public void other() { if (%s < 1) { throw new AssertionError(); } }
        }
        """
            .formatted(name, annotation, one, annotation, other));
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
