package dev.incremental.plugin.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants of other modules, and class files into which they were copied. */
class InlinedConstantsTest {
  @TempDir Path directory;
  private Path other;
  private Path own;
  private Path sources;

  @BeforeEach
  void aModuleThatUsesAConstantWasBuiltAndSeen() throws IOException {
    other = directory.resolve("core/classes");
    own = directory.resolve("service/classes");
    sources = directory.resolve("service/src");
    constant(1, "static final int LIMIT = 1;");
    source("User", "class User { int f() { return a.Limits.LIMIT; } }");
    compiled(2, "User");
    source("Else", "class Else { int LIMITS; }");
    compiled(2, "Else");
    assertThat(stale(3)).isEmpty();
  }

  @Test
  void isNamedUntilWhoNamesItIsCompiledAnew() throws IOException {
    constant(4, "static final int LIMIT = 2;");
    assertThat(stale(5)).containsExactly(limitIn("User"));
    assertThat(stale(6)).containsExactly(limitIn("User"));

    compiled(7, "User");
    assertThat(stale(8)).isEmpty();
    constant(9, "static final int LIMIT = 1;");
    assertThat(stale(10)).containsExactly(limitIn("User"));
  }

  @Test
  void isNamedWhereItIsGone() throws IOException {
    constant(4, "static int LIMIT = 1;");

    assertThat(stale(5)).containsExactly(limitIn("User"));
  }

  @Test
  void isNamedThoughItsFileIsOlderIfAnotherValueWasSeenSince() throws IOException {
    constant(1, "static final int LIMIT = 2;");

    assertThat(stale(4)).containsExactly(limitIn("User"));
  }

  @Test
  void isNamedThoughItsUserWasCompiledSinceItWasSeenIfThatWasBeforeItChanged() throws IOException {
    compiled(4, "User");
    constant(5, "static final int LIMIT = 2;");

    assertThat(stale(6)).containsExactly(limitIn("User"));
  }

  @Test
  void ofASourceFileWithClassesOfOtherNamesAllClassFilesCount() throws IOException {
    source("several", "class Several { int f() { return a.Limits.LIMIT; } }");
    compiled(5, "User");
    compiled(5, "Several");
    constant(4, "static final int LIMIT = 2;");
    assertThat(stale(6)).containsExactly(limitIn("several"));

    compiled(7, "Else");
    compiled(7, "User");
    compiled(7, "Several");
    assertThat(stale(8)).isEmpty();
  }

  @Test
  void theSameValueInAnotherClassFileIsNothing() throws IOException {
    constant(4, "static final int LIMIT = 1; static final int OTHER = 1; int field;");

    assertThat(stale(5)).isEmpty();
  }

  @Test
  void theOldValueOnceMoreIsNothing() throws IOException {
    constant(4, "static final int LIMIT = 2;");
    assertThat(stale(5)).isNotEmpty();
    constant(6, "static final int LIMIT = 1;");

    assertThat(stale(7)).isEmpty();
  }

  @Test
  void ofConstantsThatNobodyNamesOrThatAreNotCopiedNothingIsSaid() throws IOException {
    constant(
        4,
        "static final int LIMIT = 1; static final int X = 1; private static final int User = 1;");
    assertThat(stale(5)).isEmpty();
    constant(
        6,
        "static final int LIMIT = 1; static final int X = 2; private static final int User = 2;");

    assertThat(stale(7)).isEmpty();
  }

  @Test
  void withoutMemoryNothingIsSaid() throws IOException {
    constant(4, "static final int LIMIT = 2;");
    Files.writeString(memory(), "damaged");

    assertThat(stale(5)).isEmpty();
  }

  @Test
  void oneSentenceTellsOfAll() {
    StaleConstant first = limitIn("User");

    assertThat(StaleConstant.sentence(List.of())).isEmpty();
    assertThat(StaleConstant.sentence(List.of(first)).orElseThrow())
        .startsWith("a.Limits.LIMIT is no longer what it was when User.java was compiled: tests");
    assertThat(StaleConstant.sentence(List.of(first, first, first)).orElseThrow())
        .contains("User.java was compiled, nor are 2 other constants: tests");
  }

  private StaleConstant limitIn(String source) {
    return new StaleConstant("a.Limits", "LIMIT", sources.resolve("b/" + source + ".java"));
  }

  private List<StaleConstant> stale(int minute) {
    ProjectClasses classes = ProjectClasses.scan(List.of(own, other), HashCache.open(cache()));
    OwnCode code = new OwnCode(List.of(own), List.of(sources, directory.resolve("none")));
    return new InlinedConstants(classes, code, memory()).stale(at(minute));
  }

  private Path memory() {
    return directory.resolve("service/incremental/constants.txt");
  }

  private Path cache() {
    return directory.resolve("hashes");
  }

  private void constant(int minute, String members) throws IOException {
    compile(other, minute, "a.Limits", "package a; public class Limits { public " + members + " }");
  }

  private void source(String name, String text) throws IOException {
    Files.createDirectories(sources.resolve("b"));
    Files.writeString(sources.resolve("b/" + name + ".java"), "package b; " + text);
  }

  private void compiled(int minute, String name) throws IOException {
    compile(own, minute, "b." + name, "package b; class " + name + " {}");
  }

  private static void compile(Path to, int minute, String name, String source) throws IOException {
    JavaSources.javac().compileTo(to, source);
    Path file = to.resolve(name.replace('.', '/') + ".class");
    Files.setLastModifiedTime(file, FileTime.from(at(minute)));
  }

  private static Instant at(int minute) {
    return Instant.parse("2026-01-01T12:00:00Z").plusSeconds(60L * minute);
  }
}
