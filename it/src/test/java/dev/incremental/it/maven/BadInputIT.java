package dev.incremental.it.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.plugin.snapshot.SnapshotCodec;
import dev.incremental.plugin.store.DirectoryStore;
import dev.incremental.plugin.store.ModuleKey;
import dev.incremental.plugin.store.Stored;
import dev.incremental.plugin.store.Writing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects, repositories and stores that are not as they should be, through whole Maven builds: one
 * line says so, and everything runs that should.
 */
class BadInputIT {
  private static final String MODULE = ModuleKey.of("it", "small");
  private static final String NOTHING = "Nothing is affected: 0 of 4 tests run.";
  private static final String ALL_GREEN = "Tests run: 4, Failures: 0, Errors: 0, Skipped: 0";

  private static SmallProject recorded;

  @TempDir Path parent;

  private SmallProject project;

  @BeforeAll
  static void record(@TempDir Path directory) throws IOException {
    recorded = SmallProject.in(directory).committed();
    assertThat(recorded.run("snapshot")).isTrue();
    new FileTree(recorded.file(".git/incremental/local")).delete();
  }

  @BeforeEach
  void copy() throws IOException {
    project = recorded.copiedTo(parent);
  }

  @Test
  void aShallowCloneWithoutASnapshotRunsEverything() throws IOException {
    project.edit("One", "x", "2 - 1");
    project.commit("A second commit");
    Path shallow = parent.resolve("shallow");
    project
        .git()
        .run(
            "clone", "-q", "--depth", "1", project.file("").toUri().toString(), shallow.toString());

    SmallProject clone = project.at(shallow);
    assertThat(clone.run("test")).isTrue();
    assertThat(clone.said())
        .contains(ALL_GREEN)
        .anyMatch(line -> line.matches("Running all tests: .* shallow clone .*"));
    assertQuiet(clone);
  }

  @Test
  void aTruncatedSnapshotIsSetAside() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(project.file(".git/incremental/snapshots"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    byte[] bytes = Files.readAllBytes(files.get(0));
    Files.write(files.get(0), Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(ALL_GREEN);
    assertQuiet(
        project,
        "The snapshot of",
        "recorded anew",
        "is damaged, its checksum does not match its content");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains(NOTHING);
    assertQuiet(project);
  }

  @Test
  void aSnapshotOfAnotherSchemaIsNotRead() throws IOException {
    rewrite(text -> text.replaceFirst("\"schema\":\\d+", "\"schema\":99"));

    assertEverythingIsSelected();
    assertQuiet(project, "The snapshot of", "recorded anew", "its schema is 99");
  }

  @Test
  void garbageIsNotRead() throws IOException {
    rewrite(text -> "{\"schema\":" + SnapshotCodec.SCHEMA + ",\"created\":[]}");

    assertEverythingIsSelected();
    assertQuiet(project, "The snapshot of", "recorded anew", "is no string");
  }

  @Test
  void anotherModulesSnapshotLeavesNothingOut() throws IOException {
    rewrite(text -> text.replace("a.One", "b.One").replace("a.Two", "b.Two"));

    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains(
            ALL_GREEN,
            "Running all tests: of the tests that the snapshot knows none is in this module");
    assertQuiet(project);
  }

  @Test
  void aStoreThatCannotBeWrittenIsNamedOnce() throws IOException {
    new FileTree(project.file(".git/incremental")).delete();
    project.write(".git/incremental", "in the way");

    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains(ALL_GREEN)
        .filteredOn(line -> line.contains(project.file(".git/incremental").toString()))
        .singleElement()
        .asString()
        .startsWith("Running all tests: the store cannot be used")
        .endsWith("is not a directory; nothing is recorded");
    assertQuiet(project);
  }

  @Test
  void aModuleWithoutJarOrTestsHasNothingToRun() throws IOException {
    new FileTree(project.file("src/test")).delete();
    new FileTree(project.file("target")).delete();
    assertThat(project.run("test")).isTrue();
    assertThat(project.said())
        .contains("Nothing to run in default-test: there are no test classes");
    assertQuiet(project);

    project.replace("pom.xml", "<version>1</version>", "$0<packaging>pom</packaging>");
    assertThat(project.run("test")).isTrue();
    assertThat(project.said()).contains("Nothing to run: packaging 'pom' has no tests");
    assertQuiet(project);
  }

  @Test
  void classFilesThatAreNoneAreNamed() throws IOException {
    SmallProject broken =
        SmallProject.in(parent.resolve("broken"))
            .withSurefire(
                "<configuration><additionalClasspathElements><element>"
                    + "${project.basedir}/lib/broken.jar</element></additionalClasspathElements>"
                    + "</configuration>")
            .written();
    broken.write("src/main/resources/a/NoClass.class", "no class");
    broken.write(
        "src/test/java/a/LoadTest.java",
        """
        package a;
        import static org.junit.jupiter.api.Assertions.assertThrows;
        class LoadTest {
          @org.junit.jupiter.api.Test void load() {
            assertThrows(ClassFormatError.class, () -> Class.forName("a.NoClass"));
            assertThrows(ClassFormatError.class, () -> Class.forName("lib.NoClass"));
          }
        }
        """);
    Files.createDirectories(broken.file("lib"));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(broken.file("lib/broken.jar")))) {
      jar.putNextEntry(new ZipEntry("lib/NoClass.class"));
      jar.write("no class".getBytes(UTF_8));
    }
    broken.committed();

    assertThat(broken.run("snapshot")).isTrue();
    assertThat(broken.said()).contains("Tests run: 5, Failures: 0, Errors: 0, Skipped: 0");
    assertQuiet(broken, "target/classes/a/NoClass.class cannot be understood, ");
    broken.write("src/main/resources/a/NoClass.class", "still no class");
    assertThat(broken.run("test")).isTrue();
    assertThat(broken.ran()).contains("a.LoadTest#load");
  }

  @Test
  void aTruncatedClassFileRunsTheTestsOfItsClass() throws IOException {
    assertThat(project.run("select")).as("everything is compiled here").isTrue();
    Path classFile = project.file("target/classes/a/One.class");
    Files.write(classFile, Arrays.copyOf(Files.readAllBytes(classFile), 100));

    assertThat(project.run("test")).isFalse();
    assertThat(project.failed()).containsExactly("a.OneTest#x", "a.OneTest#y");
    assertThat(project.ran()).containsExactly("a.OneTest#x", "a.OneTest#y");
    assertThat(project.warnings())
        .singleElement()
        .asString()
        .contains("target/classes/a/One.class cannot be understood, ");
  }

  private void assertEverythingIsSelected() throws IOException {
    assertThat(project.run("select")).isTrue();
    assertThat(project.said()).anyMatch(line -> line.startsWith("Running all tests: "));
    assertThat(Files.readString(project.file("target/incremental/includes.txt")))
        .isEqualTo("**/*.java\n");
  }

  /** One line of warning with these words, or none at all, and no stack trace. */
  private static void assertQuiet(SmallProject project, String... words) {
    assertThat(project.said()).noneMatch(line -> line.matches("\\s+at [\\w.$/]+\\(.*"));
    if (words.length == 0) {
      assertThat(project.warnings()).isEmpty();
    } else {
      assertThat(project.warnings()).singleElement().asString().contains(words);
    }
  }

  /** Changes the text of the snapshot, in a file that is as valid as before. */
  private void rewrite(UnaryOperator<String> change) throws IOException {
    DirectoryStore store = new DirectoryStore(DirectoryStore.inside(project.file(".git")));
    String head = project.git().head();
    byte[] content = ((Stored.Found) store.read(head, MODULE)).content();
    String text;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(changed)) {
      out.write(change.apply(text).getBytes(UTF_8));
    }
    assertThat(store.write(head, MODULE, changed.toByteArray())).isInstanceOf(Writing.Kept.class);
  }
}
