package dev.incremental.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.it.database.Sessions;
import dev.incremental.it.database.TestServers;
import dev.incremental.it.store.S3Server;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines, each with a server of its own, and a store in which one leaves seeds. */
class SharedSeedsIT {
  private static final int DIGEST = 32;

  private static final String PLUGINS =
      """
      <plugin>
        <artifactId>maven-failsafe-plugin</artifactId><version>3.5.4</version>
        <executions><execution>
          <goals><goal>integration-test</goal><goal>verify</goal></goals>
        </execution></executions>
      </plugin>
      """;

  private static final String SEEDS =
      """
      package a;
      import dev.incremental.testdb.Seed;
      import java.sql.*;
      class Seeds {
        @Seed("company") static void company(Connection connection) throws SQLException {
          run(connection, "INSERT INTO staff (name) SELECT 'Ada ' || i FROM generate_series(1, 9) i");
        }
        @Seed(value = "payroll", after = "company") static void payroll(Connection connection)
            throws SQLException {
          run(connection, "UPDATE staff SET pay = 100");
        }
        static void run(Connection connection, String statement) throws SQLException {
          try (Statement sql = connection.createStatement()) { sql.execute(statement); }
        }
      }
      """;

  private static final String TEST =
      """
      package a;
      import static org.junit.jupiter.api.Assertions.*;
      import java.sql.*;
      import javax.sql.DataSource;
      import dev.incremental.testdb.*;
      import org.junit.jupiter.api.RepeatedTest;
      @PreSeeded("payroll") @TestDatabase
      class StaffIT {
        @RepeatedTest(2) void isPaid(DataSource database) throws Exception {
          try (Connection connection = database.getConnection();
              Statement sql = connection.createStatement();
              ResultSet row = sql.executeQuery("SELECT sum(pay), max(id) FROM staff")) {
            row.next();
            assertEquals(900, row.getInt(1));
            assertEquals(9, row.getInt(2));
            sql.execute("INSERT INTO staff (name, pay) VALUES ('Eve', 1)");
          }
        }
      }
      """;

  @TempDir private Path parent;
  private SmallProject ci;
  private SmallProject laptop;

  @BeforeEach
  void write() throws IOException {
    ci = SmallProject.in(parent).withTestDatabases().with(PLUGINS);
    ci.write(
        "src/main/resources/db/migration/V1__staff.sql",
        "CREATE TABLE staff (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, pay int);");
    ci.write("src/test/java/a/Seeds.java", SEEDS);
    ci.write("src/test/java/a/StaffIT.java", TEST);
    ci.written();
    ci.prepareDatabases();
    Git.init(ci.file("."));
    ci.commit("With seeds");
    ci.withEnvironment(machine("ci"));
    laptop = ci.clonedTo(parent.resolve("a laptop")).withEnvironment(machine("laptop"));
  }

  private Map<String, String> machine(String name) throws IOException {
    return Map.of("XDG_CACHE_HOME", Files.createDirectories(cache(name)).toString());
  }

  private Path cache(String name) {
    return parent.resolve("cache of " + name);
  }

  @AfterEach
  void stop() throws Exception {
    for (String name : List.of("ci", "laptop")) {
      new TestServers(cache(name).resolve("incremental/postgres")).stop("18");
    }
  }

  private static String output(SmallProject project) {
    return String.join("\n", project.said());
  }

  /** What is said of seeds, without times and sizes. */
  private static List<String> seeded(SmallProject project) {
    return project.saidOfSteps().stream()
        .filter(
            line ->
                line.matches(
                    "(\\w+ing seed|Made seed|\\w+ed seed|Nothing to seed|Seeds? |The image).*"))
        .map(line -> line.replaceFirst(" in \\d+\\.\\d s, .*$", ""))
        .map(line -> line.replaceFirst(": \\d+\\.\\d MB, here for .*$", ""))
        .toList();
  }

  private static void assertGreen(SmallProject project, String... arguments) {
    assertThat(project.build(arguments)).as(() -> output(project)).isTrue();
  }

  private void publishes(String... arguments) {
    List<String> words = new ArrayList<>(List.of("incremental:seed", "-Dincremental.publish=true"));
    words.addAll(List.of(arguments));
    assertGreen(ci, words.toArray(String[]::new));
    assertThat(seeded(ci))
        .containsExactly(
            "Making seed company: it was never made here",
            "Made seed company",
            "Published seed company",
            "Making seed payroll: it was never made here",
            "Made seed payroll",
            "Published seed payroll");
  }

  private void imports(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("verify"));
    words.addAll(List.of(arguments));
    assertGreen(laptop, words.toArray(String[]::new));
    assertThat(seeded(laptop))
        .containsExactly(
            "Imported seed company from the store", "Imported seed payroll from the store");
    assertThat(laptop.ranIntegrated()).containsExactly("a.StaffIT#isPaid");
  }

  private static String template(SmallProject project, String seed) throws IOException {
    Properties seeds = new Properties();
    try (var in = Files.newInputStream(project.file("target/incremental/seeds.properties"))) {
      seeds.load(in);
    }
    return seeds.getProperty(seed + ".template");
  }

  private static void forget(SmallProject project) throws Exception {
    Server server = ProjectDatabase.of(project).server();
    for (String name : Sessions.databases(server, "incremental_s_")) {
      Sessions.run(server, "postgres", "ALTER DATABASE " + name + " IS_TEMPLATE false");
      Sessions.run(server, "postgres", "DROP DATABASE " + name);
    }
  }

  private void assertSameData(String seed) throws Exception {
    Server one = ProjectDatabase.of(ci).server();
    Server other = ProjectDatabase.of(laptop).server();
    for (Map.Entry<Server, SmallProject> each : Map.of(one, ci, other, laptop).entrySet()) {
      String template = template(each.getValue(), seed);
      Sessions.run(each.getKey(), "postgres", "CREATE DATABASE look TEMPLATE " + template);
    }
    try (Connection made = Sessions.open(one, "look");
        Connection imported = Sessions.open(other, "look")) {
      assertThat(Contents.differences(made, imported, 10)).isEmpty();
    }
    Sessions.run(one, "postgres", "DROP DATABASE look");
    Sessions.run(other, "postgres", "DROP DATABASE look");
  }

  @Test
  void whatOneMachineMakesAnotherTakesFromADirectory() throws Exception {
    Path directory = parent.resolve("the store");
    String store = "-Dincremental.store=" + directory;
    publishes(store);
    imports(store);
    assertSameData("company");
    assertSameData("payroll");
    assertThat(ProjectDatabase.of(laptop).leftBehind()).isEmpty();

    assertGreen(laptop, "verify", store);
    assertThat(seeded(laptop)).containsExactly("Nothing to seed: company, payroll are up to date");
    assertGreen(laptop, "incremental:seed", store);
    assertThat(seeded(laptop))
        .containsExactly("Seed company is up to date", "Seed payroll is up to date");
    assertGreen(ci, "incremental:seed", store, "-Dincremental.publish=true");
    assertThat(seeded(ci)).as("it is there").doesNotContain("Published seed company");

    assertHoldsNoSecrets(directory, ProjectDatabase.of(ci).password());
    assertThat(output(ci)).doesNotContain(ProjectDatabase.of(ci).password());

    laptop.replace("src/test/java/a/Seeds.java", "1, 9", "0, 8");
    assertGreen(laptop, "incremental:seed", store, "-Dincremental.publish=true");
    assertThat(seeded(laptop))
        .containsExactly(
            "Making seed company: its class changed",
            "Made seed company",
            "Seeds are not published: the work tree has changes that are not committed, such as"
                + " src/test/java/a/Seeds.java",
            "Making seed payroll: begins with the seed company",
            "Made seed payroll");
  }

  private static void assertHoldsNoSecrets(Path directory, String password) throws IOException {
    List<Path> images;
    try (Stream<Path> files = Files.walk(directory.resolve("images"))) {
      images = files.filter(Files::isRegularFile).toList();
    }
    assertThat(images).as("two records, two pieces").hasSize(4);
    for (Path each : images) {
      byte[] file = Files.readAllBytes(each);
      String text = new String(file, StandardCharsets.ISO_8859_1);
      assertThat(text).doesNotContain(password);
      if (!text.startsWith("incremental seed image 1\n")) {
        byte[] packed = Arrays.copyOf(file, file.length - DIGEST);
        byte[] data = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        assertThat(new String(data, StandardCharsets.ISO_8859_1))
            .contains("incremental seed data 1", "Ada 9")
            .doesNotContain(password);
      }
    }
  }

  @Test
  void whatIsWrongWithAnImageIsSaidAndTheSeedIsMade() throws Exception {
    try (SharedStore store = SharedStore.in(parent)) {
      publishes(store.arguments());
      imports(store.arguments());
      assertThat(output(ci) + output(laptop)).doesNotContain(UploadServer.PASSWORD);
      UploadServer files = store.server();
      String record = path(files, "company/");
      String piece = path(files, "company%40data/");
      byte[] whole = files.file(piece);
      byte[] known = files.file(record);

      files.put(piece, changed(whole, whole.length / 2));
      refused(store, "piece 1 of 1 cannot be used: ", "is damaged");
      files.put(piece, contained(changed(Arrays.copyOf(whole, whole.length - DIGEST), 40)));
      refused(store, "piece 1 of 1 is another one than it should be");
      files.put(piece, Arrays.copyOf(whole, whole.length / 2));
      refused(store, "piece 1 of 1 cannot be used: ", "is damaged");
      files.remove(piece);
      refused(store, "piece 1 of 1 is missing");
      files.put(piece, whole);

      String text = new String(known, StandardCharsets.ISO_8859_1);
      files.put(record, again(text.replaceFirst("image 1", "image 2")));
      refused(store, "it is in a form that this version does not know");
      files.put(record, again(text.replaceFirst("rows=\\d+", "rows=7")));
      refused(store, "it does not hold as many rows as it should");
      files.put(record, again(text.replaceFirst("migrated=\\w+", "migrated=else")));
      refused(store, "it says to be that of something else");

      int writes = files.writes();
      forget(laptop);
      files.put(record, known);
      imports(store.arguments());
      assertThat(files.writes()).as("nothing but what publishes writes").isEqualTo(writes);

      files.refuse(503);
      forget(laptop);
      assertGreen(laptop, with(store, "-o", "verify"));
      assertThat(laptop.warnings()).as("the store is not asked").isEmpty();
      assertThat(seeded(laptop)).contains("Made seed company", "Made seed payroll");

      forget(laptop);
      assertGreen(laptop, with(store, "verify"));
      assertThat(laptop.warnings())
          .anyMatch(line -> line.startsWith("Images of seeds may be missed: cannot list http:"));
      assertThat(seeded(laptop)).contains("Made seed company", "Made seed payroll");
    }
  }

  private static String[] with(SharedStore store, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(store.arguments())).toArray(String[]::new);
  }

  private static String path(UploadServer files, String part) {
    return files.sizes().keySet().stream()
        .filter(path -> path.replace("%25", "%").contains(part) && path.endsWith(".json.gz"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(files.sizes().toString()));
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  /** As text that ends with an old checksum. */
  private static byte[] again(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return contained(Arrays.copyOf(bytes, bytes.length - DIGEST));
  }

  private static byte[] contained(byte[] content) throws Exception {
    byte[] file = Arrays.copyOf(content, content.length + DIGEST);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    System.arraycopy(digest, 0, file, content.length, DIGEST);
    return file;
  }

  private void refused(SharedStore store, String... parts) throws Exception {
    forget(laptop);
    assertGreen(laptop, with(store, "incremental:seed", "-Dincremental.seeds=company"));
    assertThat(laptop.warnings())
        .singleElement()
        .asString()
        .startsWith("The image of seed company in " + store.server().address() + " is not used: ")
        .contains(parts);
    assertThat(seeded(laptop))
        .contains("Making seed company: its database is gone", "Made seed company");
    assertThat(ProjectDatabase.of(laptop).leftBehind()).isEmpty();
  }

  @Test
  void aBucketOfS3WillDo() throws Exception {
    try (S3Server bucket = S3Server.start(Files.createDirectories(parent.resolve("s3")))) {
      bucket.makeBucket("acme-builds");
      String[] arguments = {
        "-Dincremental.store=s3://acme-builds/main",
        "-Dincremental.store.endpoint=" + bucket.endpoint(),
        "-Dincremental.store.region=eu-central-1"
      };
      ci.withEnvironment(withKeys(machine("ci")));
      laptop.withEnvironment(withKeys(machine("laptop")));
      publishes(arguments);
      imports(arguments);
      assertSameData("payroll");
    }
  }

  private static Map<String, String> withKeys(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("AWS_ACCESS_KEY_ID", S3Server.KEY);
    all.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
    return all;
  }

  @Test
  void ofASeedThatChangesTheSchemaThereIsNoImage() throws Exception {
    ci.replace("src/test/java/a/Seeds.java", "\"UPDATE", "\"CREATE TABLE more (x int); UPDATE");
    ci.commit("With more");
    String store = "-Dincremental.store=" + parent.resolve("store");
    assertGreen(ci, "incremental:seed", store, "-Dincremental.publish=true");
    assertThat(ci.warnings())
        .anyMatch(
            line ->
                line.startsWith(
                    "There is no image of seed payroll: its function changes the schema: "));
    assertThat(seeded(ci)).contains("Published seed company", "Made seed payroll");
  }
}
