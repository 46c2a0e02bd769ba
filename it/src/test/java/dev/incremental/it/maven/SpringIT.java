package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share application contexts, which the first of them loads and Spring keeps. */
class SpringIT {
  private static final String SPRING = "7.0.1";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded =
        SmallProject.in(directory)
            .withClasses("One")
            .withDependency("org.springframework:spring-context:" + SPRING + ":compile")
            .withDependency("org.springframework:spring-test:" + SPRING);
    code("Words", "public class Words { static String hello() { return \"hello\"; } }");
    code(
        "AppConfig",
        "@org.springframework.context.annotation.Configuration"
            + " @org.springframework.context.annotation.ComponentScan"
            + " public class AppConfig {"
            + " @org.springframework.context.annotation.Bean String greeting() { return Words.hello(); } }");
    code("Part", "public interface Part { }");
    code(
        "Door",
        "@org.springframework.stereotype.Component public class Door implements Part {"
            + " public String open() { return \"open\"; } }");
    test("FirstTest", "AppConfig", "String text", "assertEquals(\"hello\", text);");
    test("SecondTest", "AppConfig", "String text", "assertTrue(text.startsWith(\"hello\"));");
    test("DoorTest", "AppConfig", "Door door", "assertEquals(\"open\", door.open());");
    test("OtherTest", "OtherTest.Other", "Integer number", "assertEquals(1, number);");
    recorded.replace(
        "src/test/java/app/OtherTest.java",
        "class OtherTest \\{",
        "class OtherTest { static class Other { @org.springframework.context.annotation.Bean Integer number() { return 1; } }");
    recorded.committed();
    assertThat(recorded.run("snapshot")).as(() -> String.join("\n", recorded.said())).isTrue();
    assertThat(recorded.ran()).hasSize(6);
  }

  private static void code(String name, String text) throws IOException {
    recorded.write("src/main/java/app/" + name + ".java", "package app;\n" + text);
  }

  private static void test(String name, String config, String field, String body)
      throws IOException {
    recorded.write(
        "src/test/java/app/" + name + ".java",
        """
        package app;
        import static org.junit.jupiter.api.Assertions.*;
        @org.springframework.test.context.junit.jupiter.SpringJUnitConfig(%s.class)
        class %s {
          @org.springframework.beans.factory.annotation.Autowired %s;
          @org.junit.jupiter.api.Test void test() { %s }
        }
        """
            .formatted(config, name, field, body));
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void whatABeanIsMadeOfSelectsAllTestsOfItsContext() throws IOException {
    project.replace("src/main/java/app/Words.java", "\"hello\"", "\"hello you\"");

    assertThat(project.run("test")).isFalse();
    assertThat(project.ran())
        .containsExactly("app.DoorTest#test", "app.FirstTest#test", "app.SecondTest#test");
    assertThat(project.said())
        .anyMatch(
            line -> line.endsWith("uses the context of AppConfig, which calls Words.hello()"));
  }

  @Test
  void theStartOfAContextIsSetUpOfTheClassThatCausesIt() throws IOException {
    assertThat(project.run("report")).isTrue();

    assertThat(Files.readString(project.file("target/incremental/report.json")))
        .containsPattern(
            "\\{\"context\":\"app.AppConfig\",\"millis\":\\d+,\"sparedMillis\":0,\"classes\":1,\"runs\":1}")
        .containsPattern(
            "\"class\":\"app.DoorTest\",\"millis\":\\d+,\"parts\":\\[\\{\"context\":\"app.AppConfig\",");
  }

  @Test
  void whatABeanDoesSelectsTheTestsThatCallIt() throws IOException {
    project.replace("src/main/java/app/Door.java", "\"open\"", "\"wide open\"");

    assertThat(project.run("test")).isFalse();
    assertThat(project.ran()).containsExactly("app.DoorTest#test");
  }

  @Test
  void aNewComponentSelectsAllTestsOfTheContextThatScansForIt() throws IOException {
    project.write(
        "src/main/java/app/Window.java",
        "package app;\n@org.springframework.stereotype.Component public class Window implements Part { }");

    assertThat(project.run("test")).isTrue();
    assertThat(project.ran())
        .containsExactly("app.DoorTest#test", "app.FirstTest#test", "app.SecondTest#test");
  }

  @Test
  void anotherTestInOneOfItsClassesIsNoComponent() throws IOException {
    project.replace(
        "src/test/java/app/SecondTest.java",
        "void test",
        "void more() { } @org.junit.jupiter.api.Test void test");

    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).containsExactly("app.SecondTest#more", "app.SecondTest#test");
  }

  @Test
  void anotherContextIsAnotherMatter() throws IOException {
    project.replace("src/test/java/app/OtherTest.java", "return 1;", "return 2;");

    assertThat(project.run("test")).isFalse();
    assertThat(project.ran()).containsExactly("app.OtherTest#test");
  }
}
