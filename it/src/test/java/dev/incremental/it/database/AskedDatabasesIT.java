package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.maven.Command;
import dev.incremental.it.maven.CommandResult;
import dev.incremental.it.maven.RunningCommand;
import dev.incremental.plugin.database.Clones;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.contract.Descriptor;
import dev.incremental.testdb.contract.MigratedFiles;
import dev.incremental.testdb.contract.MigrationPlace;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that ask for databases where no Maven has started their JVM. */
class AskedDatabasesIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String CLONE = "incremental_c_";

  @TempDir static Path shared;
  private static TestServers servers;
  private static Server server;
  private static String template;

  @TempDir Path project;
  private Path migrations;

  @BeforeAll
  static void start() throws Exception {
    servers = new TestServers(shared);
    server = servers.running("18");
    Path counted = Files.createDirectory(shared.resolve("counted"));
    template = Builder.ensure(server, "api", Builder.migrating(counted, 0)).name();
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  @BeforeEach
  void describe() throws IOException {
    migrations = Files.createDirectories(project.resolve("classes/db/migration"));
    Files.writeString(migrations.resolve("V1__a.sql"), "CREATE TABLE a (x int);");
    write(descriptor(server, template).properties());
  }

  private Descriptor descriptor(Server server, String template) throws IOException {
    MigrationPlace place = new MigrationPlace(project.resolve("classes"), "db/migration");
    return new Descriptor(
        server.urlWith(Descriptor.PLACEHOLDER),
        server.user(),
        server.password(),
        server.ownDatabase(),
        server.isThrowAway(),
        template,
        "1",
        "1",
        List.of("spring.datasource", "incremental.jdbc"),
        false,
        MigratedFiles.of(Map.of(place, place.files())));
  }

  private void write(Properties properties) throws IOException {
    Path file = project.resolve("target/incremental").resolve(Descriptor.FILE);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    Files.writeString(
        project.resolve("target").resolve(Descriptor.NOTED), properties.getProperty("content"));
  }

  private Command tests(String classPath, String... arguments) {
    List<String> words =
        JupiterMain.words(
            classPath,
            Arrays.stream(arguments)
                .map(
                    each ->
                        each.equals("concurrent")
                            ? each
                            : DatabaseSamples.class.getName() + "$" + each)
                .toList());
    return new Command(project, words, Map.of(), LIMIT);
  }

  private List<String> run(String... arguments) {
    CommandResult result = tests(System.getProperty("java.class.path"), arguments).run().orThrow();
    assertThat(result.output()).doesNotContain(server.password());
    return result.output().lines().toList();
  }

  /** What a test has seen. */
  private record Visit(String who, String database, int rows, int databases, String thread) {}

  private static List<Visit> visits(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("saw "))
        .map(line -> line.split(" ", -1))
        .map(
            words ->
                new Visit(
                    words[1],
                    words[2],
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    words[5]))
        .toList();
  }

  private static List<String> clones() throws Exception {
    return Sessions.databases(server, CLONE);
  }

  @Test
  void allTestsOfAJvmShareOneThatPropertiesName() throws Exception {
    List<String> said = run("Forks", "Heirs", "Fields");

    assertThat(said).noneMatch(line -> line.startsWith("failed"));
    List<Visit> visits = visits(said);
    assertThat(visits).hasSize(10);
    assertThat(visits.stream().map(Visit::database).distinct()).hasSize(1);
    assertThat(visits).extracting(Visit::rows).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(clones()).as("after the JVM's end").isEmpty();
  }

  @Test
  void propertiesNameItBeforeThereIsAnInstance() {
    assertThat(run("Early")).contains("passed knowsItsDatabaseWhenItIsMade()");
  }

  @Test
  void aClassMayHaveOneOfItsOwnUntilItsEnd() throws Exception {
    List<String> said = run("First", "Second", "Parameters");

    assertThat(said).noneMatch(line -> line.startsWith("failed"));
    List<Visit> visits = visits(said);
    assertThat(visits).extracting(Visit::rows).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1);
    assertThat(visits.stream().map(Visit::database).distinct()).hasSize(3);
    assertThat(visits).extracting(Visit::databases).containsOnly(1);
    assertThat(clones()).isEmpty();
  }

  @Test
  void threadsMayHaveOneEach() throws Exception {
    List<String> said = run("concurrent", "Threads");

    assertThat(said).filteredOn(line -> line.startsWith("passed")).hasSize(24);
    List<Visit> visits = visits(said);
    long threads = visits.stream().map(Visit::thread).distinct().count();
    assertThat(threads).isGreaterThan(1);
    assertThat(visits.stream().map(Visit::database).distinct()).hasSize((int) threads);
    assertThat(visits.stream().map(each -> each.thread() + each.database()).distinct())
        .hasSize((int) threads);
    assertThat(clones()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void whoMayDoNoMoreThanMakeDatabasesHasThemToo(String version) throws Exception {
    Server whole = servers.running(version);
    Sessions.run(whole, "postgres", "CREATE ROLE modest LOGIN CREATEDB PASSWORD 'modest-modest'");
    Server modest = Server.named(whole.url("postgres"), "modest", "modest-modest");
    Path counted = Files.createDirectory(project.resolve("counted"));
    String own = Builder.ensure(modest, "modest", Builder.migrating(counted, 0)).name();
    write(descriptor(modest, own).properties());

    assertThat(visits(run("Fields", "First"))).extracting(Visit::rows).contains(1, 2, 3, 4);
    assertThat(Sessions.databases(whole, CLONE)).isEmpty();
  }

  @Test
  void whatCannotBeInjectedIsNamed() {
    assertThat(run("SharedByThreads", "OneInstance"))
        .filteredOn(line -> line.contains("Threads share this field"))
        .hasSize(2);
    assertThat(run("NoDataSource")).anyMatch(said("is for fields of type javax.sql.DataSource"));
    assertThat(run("Unchanging")).anyMatch(said("is for fields that are not final"));
  }

  @Test
  void aJvmThatIsKilledLeavesThemToBeReaped() throws Exception {
    RunningCommand running = tests(System.getProperty("java.class.path"), "Sleeping").start();
    assertThat(running.says("sleeps true")).isTrue();
    assertThat(clones()).hasSize(2);
    assertThat(new Clones(server).reap()).as("while it lives").isEmpty();
    assertThat(
            Sessions.ask(
                server,
                "postgres",
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
                    + " WHERE datname LIKE 'incremental_c_%'"))
        .hasSize(2)
        .allMatch(label -> label.contains("template=" + template));

    running.kill();
    running.result();

    assertThat(new Clones(server).reap()).hasSize(2);
    assertThat(clones()).isEmpty();
  }

  @Test
  void migrationsThatAreOthersThanTheTemplatesAreNamed() throws Exception {
    Files.writeString(migrations.resolve("V2__b.sql"), "CREATE TABLE b (x int);");
    assertThat(run("Forks", "First", "Fields", "Parameters"))
        .filteredOn(
            said(
                "The database is not of these migrations: db/migration/V2__b.sql is new ("
                    + template
                    + "): run mvn incremental:migrate"))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(clones()).isEmpty();

    Files.delete(migrations.resolve("V2__b.sql"));
    Files.writeString(migrations.resolve("V1__a.sql"), "CREATE TABLE a (y int);");
    assertThat(run("Fields")).anyMatch(said("db/migration/V1__a.sql has changed"));
  }

  @Test
  void withoutAPreparedDatabaseItIsSaidHowToHaveOne() throws Exception {
    Path file = project.resolve("target/incremental").resolve(Descriptor.FILE);
    Properties properties = descriptor(server, template).properties();
    properties.remove("template");
    write(properties);
    assertThat(run("Forks"))
        .anyMatch(
            said(
                "What says where databases come from cannot be read: it does not say 'template' ("
                    + file
                    + "): run mvn incremental:migrate"));

    Files.delete(file);
    assertThat(run("Forks"))
        .anyMatch(said("No database was prepared for these tests ("))
        .anyMatch(said("database.properties is missing): run mvn incremental:migrate"));
  }

  @Test
  void whatTheServerObjectsToIsSaidWithTheNextStep() throws Exception {
    write(descriptor(server, "incremental_t_none").properties());
    assertThat(run("Forks"))
        .anyMatch(said("\"incremental_t_none\" does not exist"))
        .anyMatch(said("the template has gone: run mvn incremental:migrate"));

    Properties wrong = descriptor(server, template).properties();
    wrong.setProperty("password", "hush-hush");
    write(wrong);
    assertThat(run("Forks"))
        .anyMatch(said("password authentication failed"))
        .noneMatch(said("hush-hush"));

    Sessions.run(server, "postgres", "CREATE ROLE poor LOGIN PASSWORD 'poor-poor'");
    Properties poor = descriptor(server, template).properties();
    poor.setProperty("user", "poor");
    poor.setProperty("password", "poor-poor");
    write(poor);
    assertThat(run("Forks")).anyMatch(said("let poor make databases (CREATEDB)"));

    Properties nobody = descriptor(server, template).properties();
    nobody.setProperty("url", "jdbc:postgresql://127.0.0.1:1/{database}");
    write(nobody);
    assertThat(run("Forks"))
        .anyMatch(said("the server may have stopped, or be another one: run mvn incremental"));
    assertThat(clones()).isEmpty();
  }

  @Test
  void thoseOfFailedTestsAreKeptWhereThatIsWanted() throws Exception {
    List<String> said = run("FailingInside");
    assertThat(said).anyMatch(said("failed fails"));
    assertThat(clones()).as("nobody has asked for it").isEmpty();

    Properties keeping = descriptor(server, template).properties();
    keeping.setProperty("keepFailed", "true");
    write(keeping);
    assertThat(visits(run("Fields", "First"))).hasSize(6);
    assertThat(clones()).as("all have passed").isEmpty();

    List<Visit> visits = visits(run("Fields", "FailingInside", "First", "FailingAtTheEnd"));
    assertThat(new Clones(server).kept().keySet())
        .containsExactlyInAnyOrderElementsOf(
            visits.stream()
                .filter(each -> !each.who().equals("First"))
                .map(Visit::database)
                .distinct()
                .toList())
        .hasSize(3);
    assertThat(new Clones(server).reap()).as("while they are kept").isEmpty();
    assertThat(new Clones(server).reap(Duration.ZERO)).hasSize(3);
  }

  @Test
  void aDriverThatIsMissingIsNamed() {
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("postgresql-42"))
            .collect(Collectors.joining(File.pathSeparator));

    assertThat(tests(path, "Forks").run().orThrow().output())
        .contains("add org.postgresql:postgresql to the tests' dependencies");
  }

  private static Predicate<String> said(String text) {
    return line -> line.contains(text);
  }
}
