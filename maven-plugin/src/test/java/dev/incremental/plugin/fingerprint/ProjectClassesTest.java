package dev.incremental.plugin.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scanning of the project's directories. */
class ProjectClassesTest {
  @TempDir Path directory;
  private Path main;
  private Path test;

  @BeforeEach
  void directoriesWithSpaces() {
    main = directory.resolve("target/main classes");
    test = directory.resolve("target/test classes");
  }

  @Test
  void findsClassesOfAllDirectories() {
    compile(main, "package a; public class A { class M {} }");
    compile(test, "class T {}");

    assertThat(scan().names()).containsExactlyInAnyOrder("a.A", "a.A$M", "T");
    assertThat(scan().facts("a.A").orElseThrow().name()).isEqualTo("a.A");
    assertThat(scan().facts("a.A").orElseThrow().superName()).isEqualTo("java.lang.Object");
    assertThat(scan().facts("a.B")).isEmpty();
    assertThat(scan().problems()).isEmpty();
  }

  @Test
  void directoriesThatDoNotExistHoldNothing() {
    assertThat(scan().names()).isEmpty();
    assertThat(scan().changedSince()).isEmpty();
    assertThat(scan().problems()).isEmpty();
  }

  @Test
  void firstDirectoryWins() {
    compile(main, "class A { int first; }");
    compile(test, "class A { int second; } class B {}");

    assertThat(scan().file("A")).contains(main.resolve("A.class"));
    assertThat(scan().shape("A")).isEqualTo(shape("class A { int first; }"));
    assertThat(scan().file("B")).contains(test.resolve("B.class"));
  }

  @Test
  void descriptorsOfPackagesAndModulesAreClassesToo() {
    compile(main, "@Deprecated package a;");
    JavaSources.write(
        main, "module-info", JavaSources.javac().compile("module m {}").get("module-info"));

    assertThat(scan().names()).containsExactlyInAnyOrder("a.package-info", "module-info");
    assertThat(scan().shape("module-info")).isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
    assertThat(scan().problems()).isEmpty();
  }

  @Test
  void damagedClassFileIsNamedAndItsMethodsAreUnknown() {
    JavaSources.write(main, "a.A", "no class".getBytes(US_ASCII));

    ProjectClasses classes = scan();

    assertThat(classes.problems())
        .containsExactly(new ClassProblem("a.A", main.resolve("a/A.class"), "no class file"));
    assertThat(classes.names()).contains("a.A");
    assertThat(classes.facts("a.A")).isEmpty();
    assertThat(classes.references("a.A")).isEmpty();
    assertThat(classes.method("a.A", "f()V")).isEqualTo(Fingerprint.UNKNOWN);
    assertThat(classes.shape("a.A")).isEqualTo(Hash.of("no class".getBytes(US_ASCII)));
    assertThat(classes.changedSince()).isEmpty();
  }

  @Test
  void fileThatHoldsAnotherClassHasNoFacts() {
    byte[] other = JavaSources.javac().compile("class A {}").get("A");
    JavaSources.write(main, "META-INF.versions.21.A", other);

    ProjectClasses classes = scan();

    assertThat(classes.facts("META-INF.versions.21.A")).isEmpty();
    assertThat(classes.method("META-INF.versions.21.A", "<init>()V"))
        .isEqualTo(Fingerprint.UNKNOWN);
    assertThat(classes.problems()).isEmpty();
  }

  @Test
  void methodsOfAClass() {
    compile(main, "class A { Runnable f() { return () -> {}; } void g() {} }");

    ProjectClasses classes = scan();
    ClassFacts facts = classes.facts("A").orElseThrow();

    assertThat(classes.method("A", "g()V")).isEqualTo(facts.methods().get("g()V"));
    assertThat(classes.method("A", "h()V")).isEqualTo(Fingerprint.ABSENT);
    assertThat(classes.method("B", "g()V")).isEqualTo(Fingerprint.ABSENT);
    assertThat(classes.method("A", "lambda$f$0()V"))
        .isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
    assertThat(classes.references("A")).containsKey("lambda$f$0()V");
  }

  @Test
  void linksAreFollowedAndLeadNowhereForEver() throws IOException {
    compile(directory.resolve("elsewhere/b"), "class A {}");
    Files.createDirectories(main);
    Files.createSymbolicLink(main.resolve("b"), directory.resolve("elsewhere/b"));
    Files.createSymbolicLink(directory.resolve("elsewhere/b/up"), directory.resolve("elsewhere"));
    Files.createSymbolicLink(main.resolve("self"), main);

    ProjectClasses classes = scan();

    assertThat(classes.names()).containsExactlyInAnyOrder("b.A");
    assertThat(classes.problems()).isEmpty();
  }

  @Test
  void nothingHasChangedRightAfterTheScan() {
    compile(main, "class A {}");

    assertThat(scan().changedSince()).isEmpty();
  }

  @Test
  void changedAddedAndRemovedClassesAreReported() throws IOException {
    compile(main, "class A {} class B {} class C { int f() { return 1; } }");
    ProjectClasses classes = scan();

    Files.delete(main.resolve("B.class"));
    compile(main, "class C { int f() { return 2; } }");
    compile(test, "class D {}");

    assertThat(classes.changedSince()).containsExactlyInAnyOrder("B", "C", "D");
  }

  @Test
  void classThatAppearsInAnEarlierDirectoryIsReported() {
    compile(test, "class A {}");
    ProjectClasses classes = scan();

    compile(main, "class A {}");

    assertThat(classes.changedSince()).containsExactly("A");
  }

  @Test
  void cachedFactsEqualThoseThatWereRead() throws IOException {
    compile(main, "class A implements Runnable { public void run() {} Runnable r = () -> run(); }");
    HashCache cache = TestClock.later().cache(directory.resolve("cache"));
    ProjectClasses read = ProjectClasses.scan(List.of(main), cache);
    cache.save();

    ProjectClasses cached =
        ProjectClasses.scan(List.of(main), HashCache.open(directory.resolve("cache")));

    assertThat(cached.facts("A")).isEqualTo(read.facts("A"));
    assertThat(cached.shape("A")).isEqualTo(read.shape("A"));
    assertThat(cached.changedSince()).isEmpty();
    assertThat(cached.names()).isEqualTo(Set.of("A"));
  }

  private void compile(Path to, String source) {
    JavaSources.javac().compileTo(to, source);
  }

  private static long shape(String source) {
    return Edit.facts(JavaSources.javac(), source).get("A").shape();
  }

  private ProjectClasses scan() {
    return ProjectClasses.scan(List.of(main, test), HashCache.open(directory.resolve("cache")));
  }
}
