package dev.incremental.plugin.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's jar counts as the directory that it was made of. */
class ProjectJarsTest {
  private static final String CLASS =
      "package a; public class A { Runnable f() { return () -> {}; } int g() { return 1; } }";

  @TempDir Path directory;
  private Path classes;
  private Path jar;

  @BeforeEach
  void aDirectoryAndItsJar() throws IOException {
    classes = directory.resolve("core/target/classes");
    jar = directory.resolve("core-1.0.jar");
    JavaSources.javac().compileTo(classes, CLASS, "class B {}");
    Files.createDirectories(classes.resolve("db/more"));
    Files.writeString(classes.resolve("db/x.sql"), "select 1");
    packageJar();
  }

  @Test
  void aClassHasTheSameFingerprintsInBoth() {
    ProjectClasses loose = scan(classes);
    ProjectClasses packed = scan(jar);

    assertThat(packed.names()).isEqualTo(Set.of("a.A", "B")).isEqualTo(loose.names());
    assertThat(packed.facts("a.A")).isPresent().isEqualTo(loose.facts("a.A"));
    assertThat(packed.shape("a.A")).isEqualTo(loose.shape("a.A"));
    assertThat(packed.references("a.A")).isNotEmpty().isEqualTo(loose.references("a.A"));
    assertThat(packed.bytes("a.A").orElseThrow()).isEqualTo(loose.bytes("a.A").orElseThrow());
    assertThat(packed.file("a.A")).contains(jar);
    assertThat(packed.problems()).isEmpty();
    assertThat(packed.changedSince()).isEmpty();
  }

  @Test
  void aResourceHasTheSameFingerprintInBoth() {
    for (String name : List.of("db/x.sql", "db", "db/", "a/A.class", "db/y.sql", "nowhere/")) {
      Dependency resource = new Dependency(DependencyKind.RESOURCE, name);
      assertThat(state(jar).of(resource)).as(name).isEqualTo(state(classes).of(resource));
    }
    assertThat(state(jar).of(new Dependency(DependencyKind.RESOURCE, "db/x.sql")))
        .isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void packingAgainChangesNothingAndAnEditOneMethod() throws IOException {
    ProjectClasses before = scan(jar);

    packageJar();
    assertThat(scan(jar).facts("a.A")).isEqualTo(before.facts("a.A"));

    JavaSources.javac().compileTo(classes, CLASS.replace("return 1", "return 2"));
    packageJar();
    ProjectClasses after = scan(jar);
    assertThat(after.method("a.A", "g()I")).isNotEqualTo(before.method("a.A", "g()I"));
    assertThat(after.method("a.A", "f()Ljava/lang/Runnable;"))
        .isEqualTo(before.method("a.A", "f()Ljava/lang/Runnable;"));
    assertThat(after.shape("B")).isEqualTo(before.shape("B"));
  }

  @Test
  void aJarThatIsWrittenAnewMeanwhileHasChangedWithAllItsClasses() throws IOException {
    ProjectClasses scanned = scan(jar);

    packageJar();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(scanned.changedSince()).containsExactlyInAnyOrder("a.A", "B");
  }

  @Test
  void theFirstOfAPathOfDirectoriesAndJarsWins() {
    Path first = directory.resolve("first");
    JavaSources.javac().compileTo(first, "class B { int other; }");

    assertThat(scan(first, jar).file("B")).contains(first.resolve("B.class"));
    assertThat(scan(jar, first).file("B")).contains(jar);
    assertThat(scan(jar, first).shape("B")).isEqualTo(scan(classes).shape("B"));
  }

  @Test
  void whatCannotBeReadIsAProblemOrUnknown() throws IOException {
    Files.writeString(jar, "no jar");

    assertThat(scan(jar).problems()).extracting(ClassProblem::file).containsExactly(jar);
    assertThat(state(jar).of(new Dependency(DependencyKind.RESOURCE, "db/x.sql")))
        .isEqualTo(Fingerprint.UNKNOWN);
  }

  @Test
  void garbageInAJarHasNoFactsAndIsNamed() throws IOException {
    JavaSources.write(classes, "a.Garbage", "no class".getBytes(UTF_8));
    packageJar();

    assertThat(scan(jar).facts("a.Garbage")).isEmpty();
    assertThat(scan(jar).shape("a.Garbage")).isEqualTo(scan(classes).shape("a.Garbage"));
    assertThat(scan(jar).problems())
        .containsExactly(new ClassProblem("a.Garbage", jar, "no class file"));
  }

  @Test
  void aJarThatDidNotChangeIsNotReadAgain() throws IOException {
    HashCache cache = TestClock.later().cache(directory.resolve("cache"));
    ProjectClasses read = ProjectClasses.scan(List.of(jar), cache);
    cache.save();

    HashCache again = HashCache.open(directory.resolve("cache"));
    assertThat(JarContents.of(jar, again).atRest()).isTrue();
    assertThat(ProjectClasses.scan(List.of(jar), again).facts("a.A")).isEqualTo(read.facts("a.A"));
  }

  @Test
  void whereClassesAreLoadedFromIsKnownByName() {
    Dependency loose = new Dependency(DependencyKind.LOCATION, "core/target/classes");
    Dependency packed = new Dependency(DependencyKind.LOCATION, "core-1.0.jar");

    assertThat(state(classes).of(loose)).isEqualTo(state(jar).of(packed));
    assertThat(state(classes).of(packed)).isEqualTo(Fingerprint.ABSENT);
    assertThat(state(jar).of(loose)).isEqualTo(Fingerprint.ABSENT);
  }

  private void packageJar() throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      files.filter(file -> !file.equals(classes)).sorted().forEach(file -> add(file, out));
    }
  }

  private void add(Path file, JarOutputStream out) {
    String name = classes.relativize(file).toString().replace('\\', '/');
    try {
      out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
      if (Files.isRegularFile(file)) {
        Files.copy(file, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProjectClasses scan(Path... locations) {
    return ProjectClasses.scan(List.of(locations), cache());
  }

  private ProjectState state(Path... locations) {
    Path elsewhere = Path.of("/nowhere");
    PathTokens tokens = new PathTokens(directory, elsewhere, elsewhere, elsewhere, elsewhere);
    return new ProjectState(
        scan(locations), List.of(locations), tokens, cache(), name -> null, Map.of(), Map.of());
  }

  private HashCache cache() {
    return HashCache.open(directory.resolve("cache"));
  }
}
