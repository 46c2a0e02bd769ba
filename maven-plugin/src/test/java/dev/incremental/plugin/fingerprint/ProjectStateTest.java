package dev.incremental.plugin.fingerprint;

import static dev.incremental.plugin.fingerprint.DependencyKind.CLASS_NAME;
import static dev.incremental.plugin.fingerprint.DependencyKind.ENVIRONMENT;
import static dev.incremental.plugin.fingerprint.DependencyKind.EXISTENCE;
import static dev.incremental.plugin.fingerprint.DependencyKind.FILE;
import static dev.incremental.plugin.fingerprint.DependencyKind.LISTING;
import static dev.incremental.plugin.fingerprint.DependencyKind.METHOD;
import static dev.incremental.plugin.fingerprint.DependencyKind.PROPERTY;
import static dev.incremental.plugin.fingerprint.DependencyKind.RESOURCE;
import static dev.incremental.plugin.fingerprint.DependencyKind.SETTING;
import static dev.incremental.plugin.fingerprint.DependencyKind.SHAPE;
import static dev.incremental.plugin.fingerprint.DependencyKind.UNKNOWABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of dependency: what leaves its fingerprint alone and what changes it. */
class ProjectStateTest {
  @TempDir Path directory;
  private Path root;
  private Path main;
  private Path test;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void aRepository() throws IOException {
    root = Files.createDirectory(directory.resolve("repository"));
    main = Files.createDirectories(root.resolve("target/classes"));
    test = Files.createDirectories(root.resolve("target/test-classes"));
  }

  @Test
  void methodIsItsBodysHash() {
    JavaSources.javac().compileTo(main, "package a; class A { int f() { return 1; } }");
    long before = now(METHOD, "a.A#f()I");
    JavaSources.javac().compileTo(main, "package a; class A { int f() { return 2; } }");

    assertThat(now(METHOD, "a.A#f()I")).isNotEqualTo(before);
    assertThat(now(METHOD, "a.A#g()I")).isEqualTo(Fingerprint.ABSENT);
    assertThat(now(METHOD, "a.B#f()I")).isEqualTo(Fingerprint.ABSENT);
    assertThat(now(METHOD, "nonsense")).isEqualTo(Fingerprint.ABSENT);
  }

  @Test
  void foldedMethodIsWhatItsHostsAre() {
    String source =
        "class A { Runnable f() { return () -> { System.gc(); }; } int g() { return %s; } }";
    JavaSources.javac().compileTo(main, source.formatted("1"));
    long before = now(METHOD, "A#lambda$f$0()V");

    JavaSources.javac().compileTo(main, source.formatted("2"));
    assertThat(now(METHOD, "A#lambda$f$0()V")).isEqualTo(before);

    JavaSources.javac().compileTo(main, source.formatted("2").replace("gc", "runFinalization"));
    assertThat(now(METHOD, "A#lambda$f$0()V")).isNotEqualTo(before);
  }

  @Test
  void classNameExistsOrNot() {
    assertThat(now(CLASS_NAME, "a.A")).isEqualTo(Fingerprint.ABSENT);
    assertThat(now(SHAPE, "a.A")).isEqualTo(Fingerprint.ABSENT);

    JavaSources.javac().compileTo(main, "package a; class A { }");

    assertThat(now(CLASS_NAME, "a.A")).isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
    assertThat(now(SHAPE, "a.A")).isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void resourceIsTheContentOfEachHitAndItsPlace() throws IOException {
    assertThat(now(RESOURCE, "db/x.sql")).isEqualTo(Fingerprint.ABSENT);

    write(main, "db/x.sql", "select 1");
    long inMain = now(RESOURCE, "db/x.sql");
    write(test, "db/x.sql", "select 1");
    long inBoth = now(RESOURCE, "db/x.sql");
    Files.delete(main.resolve("db/x.sql"));
    long inTest = now(RESOURCE, "db/x.sql");
    write(test, "db/x.sql", "select 2");
    long edited = now(RESOURCE, "db/x.sql");

    assertThat(List.of(inMain, inBoth, inTest, edited))
        .doesNotHaveDuplicates()
        .doesNotContain(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
    assertThat(now(RESOURCE, "/db/x.sql")).isEqualTo(edited);
  }

  @Test
  void directoryAsAResourceIsItsListing() throws IOException {
    write(main, "db/V1.sql", "1");
    long before = now(RESOURCE, "db/");
    write(main, "db/V1.sql", "2");
    assertThat(now(RESOURCE, "db/")).isEqualTo(before);

    write(main, "db/V2.sql", "2");
    assertThat(now(RESOURCE, "db/")).isNotEqualTo(before);
  }

  @Test
  void fileIsItsBytes() throws IOException {
    assertThat(now(FILE, "src/data/x.json")).isEqualTo(Fingerprint.ABSENT);

    write(root, "src/data/x.json", "{}");
    long before = now(FILE, "src/data/x.json");
    write(root, "src/data/x.json", "[]");

    assertThat(now(FILE, "src/data/x.json")).isNotEqualTo(before);
    assertThat(now(FILE, "src/data/x.json/below")).isEqualTo(Fingerprint.ABSENT);
  }

  @Test
  void fileOfTheHomeDirectoryIsFoundByItsToken() throws IOException {
    write(directory.resolve("home"), ".config", "x");

    assertThat(now(FILE, "${home}/.config"))
        .isEqualTo(Hash.ofFile(directory.resolve("home/.config")));
  }

  @Test
  void deviceIsNeverRead() {
    assertThat(now(FILE, "/dev/zero")).isEqualTo(Fingerprint.UNKNOWN);
  }

  @Test
  void pathThatCannotBeIsUnknown() {
    assertThat(now(FILE, "a\0b")).isEqualTo(Fingerprint.UNKNOWN);
    assertThat(now(RESOURCE, "a\0b")).isEqualTo(Fingerprint.UNKNOWN);
  }

  @Test
  void linkToItselfIsUnknown() throws IOException {
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));

    assertThat(now(FILE, "loop")).isEqualTo(Fingerprint.UNKNOWN);
  }

  @Test
  void existenceTellsFilesFromDirectories() throws IOException {
    assertThat(now(EXISTENCE, "x")).isEqualTo(Fingerprint.ABSENT);
    write(root, "x", "1");
    long file = now(EXISTENCE, "x");
    write(root, "x", "22");
    assertThat(now(EXISTENCE, "x")).isEqualTo(file);

    assertThat(now(EXISTENCE, "target")).isNotIn(file, Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void listingIsNamesAndTypes() throws IOException {
    assertThat(now(LISTING, "data")).isEqualTo(Fingerprint.ABSENT);
    write(root, "data/b", "1");
    long before = now(LISTING, "data");
    write(root, "data/b", "2");
    assertThat(now(LISTING, "data")).isEqualTo(before);

    write(root, "data/a", "1");
    long withFile = now(LISTING, "data");
    Files.delete(root.resolve("data/a"));
    Files.createDirectory(root.resolve("data/a"));
    long withDirectory = now(LISTING, "data");

    assertThat(List.of(before, withFile, withDirectory)).doesNotHaveDuplicates();
    assertThat(now(LISTING, "data/b")).isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void listingWithADanglingLinkIsKnown() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), root.resolve("nowhere"));

    assertThat(now(LISTING, ".")).isNotIn(Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void propertyIsItsValueWhereverTheCheckoutLies() {
    assertThat(now(PROPERTY, "data")).isEqualTo(Fingerprint.ABSENT);
    properties.put("data", root + "/data");
    long before = now(PROPERTY, "data");
    properties.put("data", "${root}/data");
    assertThat(now(PROPERTY, "data")).isEqualTo(before);

    properties.put("data", "");
    assertThat(now(PROPERTY, "data")).isNotIn(before, Fingerprint.ABSENT, Fingerprint.UNKNOWN);
  }

  @Test
  void variableIsItsValue() {
    assertThat(now(ENVIRONMENT, "MODE")).isEqualTo(Fingerprint.ABSENT);
    variables.put("MODE", "fast");

    assertThat(now(ENVIRONMENT, "MODE")).isEqualTo(Hash.of("fast"));
  }

  @Test
  void allVariablesAreAllButTheVolatileOnes() {
    variables.put("MODE", "fast");
    long before = now(ENVIRONMENT, "");
    variables.putAll(Map.of("SHLVL", "3", "MAVEN_CMD_LINE_ARGS", " test", "GITHUB_RUN_ID", "7"));
    variables.putAll(Map.of("GITLAB_USER_LOGIN", "ada", "INCREMENTAL_SIGNING_KEY", "secret"));
    variables.putAll(Map.of("PATH", "/opt/bin", "LC_ALL", "de_CH.UTF-8", "USER", "ada"));
    assertThat(now(ENVIRONMENT, "")).isEqualTo(before);

    variables.put("MODE", "slow");
    assertThat(now(ENVIRONMENT, "")).isNotEqualTo(before);
  }

  @Test
  void volatileVariableCountsForWhoReadsItByName() {
    variables.put("PWD", "/x");
    long before = now(ENVIRONMENT, "PWD");
    variables.put("PWD", "/y");

    assertThat(now(ENVIRONMENT, "PWD")).isNotEqualTo(before);
  }

  @Test
  void secretIsThereOrNotAndNothingMoreIsKnownOfIt() {
    assertThat(now(ENVIRONMENT, "DB_PASSWORD")).isEqualTo(Fingerprint.ABSENT);
    assertThat(now(PROPERTY, "db.password")).isEqualTo(Fingerprint.ABSENT);
    variables.put("DB_PASSWORD", "hush");
    variables.put("DB_URL", "jdbc:postgresql://me:hush@db/x");
    properties.put("db.password", "hush");

    assertThat(now(ENVIRONMENT, "DB_PASSWORD")).isEqualTo(Fingerprint.UNKNOWN);
    assertThat(now(ENVIRONMENT, "DB_URL")).isEqualTo(Fingerprint.UNKNOWN);
    assertThat(now(PROPERTY, "db.password")).isEqualTo(Fingerprint.UNKNOWN);
  }

  @Test
  void ofAllVariablesSecretsCountByBeingThere() {
    variables.put("MODE", "fast");
    long without = now(ENVIRONMENT, "");
    variables.put("DB_PASSWORD", "hush");
    variables.put("DB_URL", "jdbc:postgresql://me:hush@db/x");
    long with = now(ENVIRONMENT, "");
    variables.put("DB_PASSWORD", "quiet");
    variables.put("DB_URL", "jdbc:postgresql://me:quiet@db/x");

    assertThat(with).isNotIn(without, Fingerprint.UNKNOWN);
    assertThat(now(ENVIRONMENT, "")).isEqualTo(with);
    variables.put("DB_URL", "jdbc:postgresql://me:quiet@other/x");
    assertThat(now(ENVIRONMENT, "")).isNotEqualTo(with);
  }

  @Test
  void settingIsItsText() {
    assertThat(now(SETTING, "JDK feature release")).isEqualTo(Fingerprint.ABSENT);
    settings.put("JDK feature release", "17");

    assertThat(now(SETTING, "JDK feature release")).isEqualTo(Hash.of("17"));
  }

  @Test
  void unknowableIsUnknown() {
    assertThat(now(UNKNOWABLE, "network")).isEqualTo(Fingerprint.UNKNOWN);
    assertThat(Fingerprint.same(now(UNKNOWABLE, "x"), now(UNKNOWABLE, "x"))).isFalse();
  }

  @Test
  void oneStateAnswersTheSameTwice() throws IOException {
    write(root, "x", "1");
    ProjectState state = state();
    long before = state.of(new Dependency(FILE, "x"));
    write(root, "x", "2");

    assertThat(state.of(new Dependency(FILE, "x"))).isEqualTo(before);
  }

  private long now(DependencyKind kind, String name) {
    return state().of(new Dependency(kind, name));
  }

  private ProjectState state() {
    HashCache cache = HashCache.open(directory.resolve("cache"));
    PathTokens tokens =
        new PathTokens(
            root,
            directory.resolve("home"),
            directory.resolve("m2"),
            directory,
            directory.resolve("jdk"));
    List<Path> directories = List.of(main, test);
    ProjectClasses classes = ProjectClasses.scan(directories, cache);
    return new ProjectState(
        classes, directories, tokens, cache, properties::get, variables, settings);
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
