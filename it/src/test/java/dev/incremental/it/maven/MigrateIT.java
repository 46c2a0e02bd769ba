package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.TestServers;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project with Flyway's migrations, in ordinary builds. */
class MigrateIT {
  private static final String EXECUTIONS =
      "<executions><execution><goals><goal>migrate</goal><goal>reap</goal></goals></execution>"
          + "</executions><configuration><flyway><placeholders><who>us</who></placeholders>"
          + "</flyway></configuration><extensions>";

  @TempDir Path parent;

  @Test
  void aBuildMigratesOnceAndSaysWhatItDid() throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    SmallProject project =
        SmallProject.in(parent).withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()));
    project.write(migration("V1__a.sql"), "CREATE TABLE a (x text DEFAULT '${who}');");
    project.write(migration("V2__b.sql"), "CREATE TABLE b (x int);");
    project.written();
    project.replace("pom.xml", "<extensions>", EXECUTIONS);
    try {
      assertThat(project.build("pre-integration-test")).isTrue();
      assertThat(project.said()).anyMatch(said("Migrated: 2 migrations applied for .*"));
      assertThat(project.warnings()).isEmpty();
      Properties file = database(project);
      assertThat(project.said()).noneMatch(line -> line.contains(password(file)));

      Path loaded = parent.resolve("loaded.txt");
      project.withMavenOptions("-Xlog:class+load:file=" + loaded);
      assertThat(project.build("-X", "pre-integration-test")).isTrue();
      project.withMavenOptions("-Xlog:disable");
      assertThat(loaded).content().contains("org.postgresql").doesNotContain("org.flywaydb");
      assertThat(project.said()).anyMatch(said("Nothing to migrate: .* is up to date"));
      assertThat(project.said()).noneMatch(line -> line.contains(password(file)));
      assertThat(database(project)).isEqualTo(file);

      project.write(migration("V3__c.sql"), "CREATE TABLE c (x int);");
      assertThat(project.build("-o", "pre-integration-test")).isTrue();
      assertThat(project.said()).anyMatch(said("Migrated: 1 migration applied for .*"));

      project.write(migration("V1__a.sql"), "CREATE TABLE a (x int);");
      assertThat(project.run("migrate")).as("what is not built is not seen").isTrue();
      assertThat(project.said()).anyMatch(said("Nothing to migrate: .*"));
      assertThat(project.build("-DskipTests", "process-resources", "incremental:migrate")).isTrue();
      assertThat(project.said())
          .anyMatch(said("Migrated anew, since migration 1 has changed: 3 migrations .*"));

      assertReaps(project);
      assertTellsNoPassword(project);
    } finally {
      new TestServers(cache.resolve("incremental/postgres")).stop("18");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-DskipTests", "-DskipITs", "-Dmaven.test.skip=true"})
  void aBuildWithoutIntegrationTestsNeedsNoDatabase(String skipping) throws Exception {
    Path cache = Files.createDirectory(parent.resolve("cache"));
    SmallProject project =
        SmallProject.in(parent).withEnvironment(Map.of("XDG_CACHE_HOME", cache.toString()));
    project.write(migration("V1__a.sql"), "CREATE TABLE a (x int);");
    project.written();
    project.replace("pom.xml", "<extensions>", EXECUTIONS);

    assertThat(project.build(skipping, "post-integration-test")).isTrue();

    assertThat(project.said())
        .contains("Nothing is migrated: this build skips its integration tests");
    assertThat(cache).isEmptyDirectory();
    assertThat(project.file(ProjectDatabase.FILE)).doesNotExist();
  }

  /** What was made for a process that has ended. */
  private static void assertReaps(SmallProject project) throws Exception {
    ProjectDatabase database = ProjectDatabase.of(project);
    Server server = database.server();
    Process process = new ProcessBuilder("sleep", "100").start();
    new Clones(server).create(database.template(), process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(project.run("reap")).isTrue();
    assertThat(project.said()).anyMatch(said("Dropped 1 database of a process that has ended"));
  }

  private static void assertTellsNoPassword(SmallProject project) throws IOException {
    boolean succeeded =
        project.run(
            "migrate",
            "-e",
            "-Dincremental.database.url=" + ProjectDatabase.of(project).url(),
            "-Dincremental.database.username=incremental",
            "-Dincremental.database.password=hush-hush");

    assertThat(succeeded).isFalse();
    assertThat(project.said())
        .anyMatch(said(".*password authentication failed.*check the user.*"))
        .noneMatch(line -> line.contains("hush-hush"));
  }

  private static String password(Properties file) {
    return file.getProperty("password");
  }

  private static Properties database(SmallProject project) throws IOException {
    Path file = project.file(ProjectDatabase.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Properties properties = ProjectDatabase.of(project).properties();
    assertThat(password(properties)).hasSizeGreaterThan(20);
    return properties;
  }

  private static String migration(String name) {
    return "src/main/resources/db/migration/" + name;
  }

  private static Predicate<String> said(String pattern) {
    return line -> line.matches(pattern);
  }
}
