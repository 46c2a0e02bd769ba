package dev.incremental.plugin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {
  @TempDir Path base;
  private final List<Path> classPath = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();

  @BeforeEach
  void classes() throws IOException {
    classPath.add(Files.createDirectory(base.resolve("classes")));
  }

  @Test
  void migrationsOfTheClassPathAreReadInTheirOrder() throws Exception {
    write("classes/db/migration/V10__c.sql", "c");
    write("classes/db/migration/later/V2__b.sql", "b");
    write("classes/db/migration/V1_1__a.sql", "a");
    write("classes/db/migration/R__views.sql", "v");
    write("classes/db/migration/U2__b.sql", "undo");
    write("classes/other/V3__x.sql", "x");
    jar("more.jar", "db/migration/V5__d.sql", "d");

    assertThat(versions()).containsExactly("1.1", "2", "5", "10");
    assertThat(read().repeatable()).containsOnlyKeys("views");
  }

  @Test
  void nothingIsEmpty() throws Exception {
    assertThat(read().isEmpty()).isTrue();
    write("classes/db/migration/readme.txt", "nothing yet");
    assertThat(read().isEmpty()).isTrue();
    write("classes/db/migration/R__views.sql", "v");
    assertThat(read().isEmpty()).isFalse();
  }

  @Test
  void whatADatabaseHoldsDoesNotDependOnWhereTheProjectLies() throws Exception {
    assertThat(inCheckout("a/b", "db")).isEqualTo(inCheckout("c/longer name", "db"));
    assertThat(inCheckout("a/b", "db")).isNotEqualTo(inCheckout("a/b", "sql"));
    properties.put("flyway.placeholders.place", "/elsewhere");
    assertThat(inCheckout("a/b", "db")).isNotEqualTo(inCheckout("a/b", "sql"));
    String other = inCheckout("c/d", "db");
    properties.put("flyway.placeholders.place", "/another");
    assertThat(inCheckout("c/d", "db")).isNotEqualTo(other);
  }

  /** What is fingerprinted of a module whose locations are absolute, and outside of it. */
  private String inCheckout(String root, String directory) throws Exception {
    Files.createDirectories(base.resolve(root).resolve(".git"));
    Path sql = base.resolve(root).resolve(directory);
    write(root + "/" + directory + "/V1__a.sql", "a");
    write(root + "/" + directory + "/beforeMigrate.sql", "b");
    properties.put("flyway.locations", "filesystem:" + sql + ",filesystem:" + sql + "/more");
    Path module = Files.createDirectories(base.resolve(root).resolve("module"));
    MigrationFiles files = MigrationFiles.in(MigrationSettings.of(properties, classPath, module));
    assertThat(files.inAnyCheckout("13").versioned()).hasSize(1);
    assertThat(files.inAnyCheckout("13").callbacks())
        .isNotEqualTo(files.migrations("13").callbacks());
    return files.inAnyCheckout("13").fingerprint("");
  }

  @Test
  void onlyWholeNamesAreTakenForTheCheckout() {
    Checkout checkout = new Checkout(List.of("/a/b"));
    assertThat(checkout.anywhere("filesystem:/a/b/sql,filesystem:/a/b"))
        .isEqualTo("filesystem:${root}/sql,filesystem:${root}");
    assertThat(checkout.anywhere("/a/bc /a/b.sql /x/a/b")).isEqualTo("/a/bc /a/b.sql /x/a/b");
    assertThat(checkout.anywhere("'/a/b'")).isEqualTo("'${root}'");
  }

  @Test
  void placesInTheFileSystemAreTheProjects() throws Exception {
    write("sql/V1__a.sql", "a");
    write("sql/V2__b.sql", "b");
    properties.put("flyway.locations", "filesystem:sql, classpath:none");
    assertThat(versions()).containsExactly("1", "2");

    properties.put("flyway.locations", "filesystem:" + base.resolve("sql"));
    assertThat(versions()).containsExactly("1", "2");
  }

  @Test
  void linksAreFollowed() throws Exception {
    write("elsewhere/V1__a.sql", "a");
    Files.createDirectories(base.resolve("sql"));
    Files.createSymbolicLink(base.resolve("sql/linked"), base.resolve("elsewhere"));
    properties.put("flyway.locations", "filesystem:sql");

    assertThat(versions()).containsExactly("1");
  }

  @Test
  void aWildcardReadsMoreRatherThanLess() throws Exception {
    write("classes/db/one/migration/V1__a.sql", "a");
    write("classes/db/two/migration/V2__b.sql", "b");
    properties.put("flyway.locations", "classpath:db/**/migration");
    assertThat(versions()).containsExactly("1", "2");

    String before = read().fingerprint("u");
    write("classes/db/two/migration/V2__b.sql", "other");
    assertThat(read().fingerprint("u")).isNotEqualTo(before);
  }

  @Test
  void otherNamesAreTheUsersChoice() throws Exception {
    properties.put("flyway.sqlMigrationPrefix", "M");
    properties.put("flyway.sqlMigrationSeparator", "-");
    properties.put("flyway.sqlMigrationSuffixes", ".ddl,.dml");
    write("classes/db/migration/M1-a.ddl", "a");
    write("classes/db/migration/M2-b.dml", "b");
    write("classes/db/migration/V3__c.sql", "c");

    assertThat(versions()).containsExactly("1", "2");
  }

  @Test
  void migrationsInJavaCountByTheirClassFiles() throws Exception {
    write("classes/db/migration/V1__a.class", "\rbytes");
    String before = read().fingerprint("u");
    assertThat(versions()).containsExactly("1");

    write("classes/db/migration/V1__a.class", "bytes");
    assertThat(read().fingerprint("u")).isNotEqualTo(before);
    write("classes/db/migration/V1__a$1.class", "inner");
    assertThat(versions()).containsExactly("1");
  }

  @Test
  void whatElseLiesThereCountsAsCallbacks() throws Exception {
    write("classes/db/migration/V1__a.sql", "a");
    Migrations before = read();
    write("classes/db/migration/afterMigrate.sql", "analyze");

    assertThat(read().obstacleFrom(before)).contains("a callback has changed");
  }

  @Test
  void callbacksThatAreNamedCountWhereverTheyLie() throws Exception {
    write("classes/db/migration/V1__a.sql", "a");
    write("classes/acme/Audit.class", "1");
    write("classes/acme/calls/Other.class", "1");
    properties.put("flyway.callbacks", "acme.Audit, acme.calls");
    Migrations before = read();

    write("classes/acme/Audit.class", "2");
    Migrations changed = read();
    assertThat(changed.obstacleFrom(before)).contains("a callback has changed");
    write("classes/acme/calls/Other.class", "2");
    assertThat(read().obstacleFrom(changed)).contains("a callback has changed");
  }

  @Test
  void lineEndsOfOtherSystemsAreTheSame() throws Exception {
    write("classes/db/migration/V1__a.sql", "a;\nb;\n");
    String before = read().fingerprint("u");
    write("classes/db/migration/V1__a.sql", "a;\r\nb;\r\n");

    assertThat(read().fingerprint("u")).isEqualTo(before);
  }

  @Test
  void twoOfOneVersionAreBothThere() throws Exception {
    write("classes/db/migration/V1__a.sql", "a");
    write("classes/db/migration/V1__b.sql", "b");

    assertThat(versions()).containsExactly("1", "1");
  }

  @Test
  void whichDatabaseAndWhatIsPrintedDoNotCount() throws Exception {
    write("classes/db/migration/V1__a.sql", "a");
    String before = read().fingerprint("u");
    properties.put("flyway.url", "jdbc:postgresql://h/x");
    properties.put("flyway.password", "hush");
    properties.put("flyway.loggers", "slf4j");
    properties.put("spring.flyway.x", "y");
    assertThat(read().fingerprint("u")).isEqualTo(before);

    properties.put("flyway.placeholders.a", "b");
    assertThat(read().fingerprint("u")).isNotEqualTo(before);
  }

  @Test
  void placesThatCannotBeReadHereAreRefused() {
    properties.put("flyway.locations", "s3:bucket/x");

    assertThatThrownBy(this::read)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("s3:bucket/x");
  }

  private List<String> versions() throws DatabaseException {
    return read().versioned().stream().map(Migrations.Migration::version).toList();
  }

  private Migrations read() throws DatabaseException {
    return Migrations.in(MigrationSettings.of(properties, classPath, base), "13.12.0");
  }

  private void write(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void jar(String name, String entry, String text) throws IOException {
    Path jar = base.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(entry));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    classPath.add(jar);
  }
}
