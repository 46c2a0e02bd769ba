package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects in other languages than Java: application and tests. */
class LanguagesIT {
  private static final String KOTLIN = "2.2.20";
  private static final String GROOVY = "5.0.4";

  @TempDir Path parent;

  @Test
  void kotlinIsSelectedByMethod() throws IOException {
    SmallProject project = kotlin();
    project.committed();
    assertThat(project.run("snapshot")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.ran()).hasSize(9);

    project.replace("src/main/kotlin/a/Code.kt", "fun top\\(\\) = 1", "fun top() = 11");
    project.replace("src/main/kotlin/a/Sources.kt", "fun first\\(\\) = 5", "fun first() = 55");
    project.replace("src/main/kotlin/a/Sources.kt", "fun second\\(\\) = 6", "fun second() = 66");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed())
        .containsExactly(
            "a.CodeTest#top",
            "a.FirstTest#companion",
            "a.FirstTest#whatIsLazy",
            "a.SecondTest#companion",
            "a.SecondTest#whatIsLazy");
    assertThat(project.ran()).isEqualTo(project.failed());

    project.replace("src/main/kotlin/a/Code.kt", "= 11", "= 1");
    project.replace("src/main/kotlin/a/Sources.kt", "= 55", "= 5");
    project.replace("src/main/kotlin/a/Sources.kt", "= 66", "= 6");
    project.replace("src/main/kotlin/a/Code.kt", "x: Int = 2", "x: Int = 3");
    project.replace("src/main/kotlin/a/Code.kt", "inlined\\(\\) = 3", "inlined() = 4");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.CodeTest#inlined", "a.CodeTest#whatIsDefault");

    project.replace("src/main/kotlin/a/Code.kt", "x: Int = 3", "x: Int = 2");
    project.replace("src/main/kotlin/a/Code.kt", "inlined\\(\\) = 4", "inlined() = 3");
    project.replace("src/main/kotlin/a/Code.kt", "package a", "// said\n\npackage a // here");
    assertThat(project.run("test")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.run("test")).isTrue();
    assertThat(project.ran()).isEmpty();
  }

  private SmallProject kotlin() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withClasses()
            .withDependency("org.jetbrains.kotlin:kotlin-stdlib:" + KOTLIN + ":compile")
            .with(
                """
                <plugin>
                  <groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-maven-plugin</artifactId>
                  <version>%s</version>
                  <configuration><jvmTarget>17</jvmTarget></configuration>
                  <executions>
                    <execution><id>main</id><phase>compile</phase><goals><goal>compile</goal></goals>
                      <configuration><sourceDirs><sourceDir>src/main/kotlin</sourceDir></sourceDirs></configuration></execution>
                    <execution><id>test</id><phase>test-compile</phase><goals><goal>test-compile</goal></goals>
                      <configuration><sourceDirs><sourceDir>src/test/kotlin</sourceDir></sourceDirs></configuration></execution>
                  </executions>
                </plugin>
                """
                    .formatted(KOTLIN));
    project.write(
        "src/main/kotlin/a/Code.kt",
        """
        package a
        fun top() = 1
        inline fun inlined() = 3
        class Box(val n: Int) { fun times(x: Int = 2) = n * x }
        data class Both(val one: Int, val other: Int)
        class Registry { companion object { val made = first() } }
        object Single { val known: Int by lazy { second() } }
        """);
    project.write(
        "src/main/kotlin/a/Sources.kt",
        """
        package a
        fun first() = 5
        fun second() = 6
        """);
    kotlinTest(
        project,
        "CodeTest",
        """
        @Test fun top() = assertEquals(1, a.top())
        @Test fun inlined() = assertEquals(3, a.inlined())
        @Test fun whatIsDefault() = assertEquals(8, Box(4).times())
        @Test fun data() = assertEquals(Both(1, 2), Both(1, 2))
        """);
    for (String name : new String[] {"FirstTest", "SecondTest"}) {
      kotlinTest(
          project,
          name,
          """
          @Test fun companion() = assertEquals(5, Registry.made)
          @Test fun whatIsLazy() = assertEquals(6, Single.known)
          """);
    }
    kotlinTest(project, "UnconcernedTest", "@Test fun nothing() { }");
    return project;
  }

  private static void kotlinTest(SmallProject project, String name, String body)
      throws IOException {
    project.write(
        "src/test/kotlin/a/" + name + ".kt",
        """
        package a
        import org.junit.jupiter.api.Assertions.assertEquals
        import org.junit.jupiter.api.Test
        class %s {
        %s
        }
        """
            .formatted(name, body));
  }

  @Test
  void groovyFindsMethodsWhenItRuns() throws IOException {
    SmallProject project = groovy();
    project.committed();
    assertThat(project.run("snapshot")).as(() -> String.join("\n", project.said())).isTrue();
    assertThat(project.ran()).hasSize(7);

    project.replace("src/main/groovy/a/Words.groovy", "'hello'", "'hi'");
    project.replace("src/main/groovy/a/Source.groovy", "5", "55");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed())
        .containsExactly(
            "a.FirstTest#made", "a.SecondTest#made", "a.WordsTest#closure", "a.WordsTest#says");
    assertThat(project.ran())
        .containsAll(project.failed())
        .doesNotContain("a.UnconcernedTest#nothing", "a.UnconcernedTest#more");

    project.replace("src/main/groovy/a/Words.groovy", "'hi'", "'hello'");
    project.replace("src/main/groovy/a/Source.groovy", "55", "5");
    project.replace(
        "src/main/groovy/a/Words.groovy",
        "String of\\(Object it\\)",
        "String of(Integer it) { 'number' }\n  String of(Object it)");
    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.WordsTest#ofWhatItIs");
    assertThat(project.ran()).doesNotContain("a.UnconcernedTest#nothing");
  }

  private SmallProject groovy() throws IOException {
    SmallProject project =
        SmallProject.in(parent)
            .withClasses()
            .withDependency("org.apache.groovy:groovy:" + GROOVY + ":compile")
            .with(
                """
                <plugin>
                  <groupId>org.codehaus.gmavenplus</groupId><artifactId>gmavenplus-plugin</artifactId>
                  <version>4.2.1</version>
                  <configuration><targetBytecode>17</targetBytecode></configuration>
                  <executions><execution><goals><goal>compile</goal><goal>compileTests</goal></goals></execution></executions>
                </plugin>
                """);
    project.write(
        "src/main/groovy/a/Words.groovy",
        """
        package a
        class Words {
          def hello() { 'hello' }
          String of(Object it) { 'object' }
          def all() { [1, 2].collect { hello() + it } }
        }
        """);
    project.write(
        "src/main/groovy/a/Source.groovy", "package a\nclass Source { static make() { 5 } }\n");
    project.write(
        "src/main/groovy/a/Registry.groovy",
        "package a\nclass Registry { static made = Source.make() }\n");
    groovyTest(
        project,
        "WordsTest",
        """
        @Test void says() { assertEquals('hello', new Words().hello()) }
        @Test void closure() { assertEquals(['hello1', 'hello2'], new Words().all()) }
        @Test void ofWhatItIs() { def n = 1; assertEquals('object', new Words().of(n)) }
        """);
    for (String name : new String[] {"FirstTest", "SecondTest"}) {
      groovyTest(project, name, "@Test void made() { assertEquals(5, Registry.made) }");
    }
    groovyTest(project, "UnconcernedTest", "@Test void nothing() { }\n@Test void more() { }");
    return project;
  }

  private static void groovyTest(SmallProject project, String name, String body)
      throws IOException {
    project.write(
        "src/test/groovy/a/" + name + ".groovy",
        """
        package a
        import static org.junit.jupiter.api.Assertions.assertEquals
        import org.junit.jupiter.api.Test
        class %s {
        %s
        }
        """
            .formatted(name, body));
  }
}
