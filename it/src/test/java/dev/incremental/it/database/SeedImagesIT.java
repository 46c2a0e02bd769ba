package dev.incremental.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incremental.plugin.database.DatabaseException;
import dev.incremental.plugin.database.NoImageException;
import dev.incremental.plugin.database.SeedImages;
import dev.incremental.plugin.database.Server;
import dev.incremental.testdb.restore.Contents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seed has written, taken from one server into another one. */
class SeedImagesIT {
  private static final String BEFORE = "incremental_t_lab";
  private static final String SEED = "incremental_s_lab";
  private static final String LOADED = "incremental_c_1_loaded";

  /** What keeps rows out that come in the wrong order, or are changed on the way. */
  private static final String OBSTACLES =
      """
      CREATE TABLE left_one (id int PRIMARY KEY, other int);
      CREATE TABLE right_one (id int PRIMARY KEY, other int NOT NULL REFERENCES left_one);
      ALTER TABLE left_one ADD FOREIGN KEY (other) REFERENCES right_one DEFERRABLE;
      CREATE TABLE visit (day int, one int REFERENCES left_one) PARTITION BY LIST (day);
      CREATE TABLE visit_1 PARTITION OF visit FOR VALUES IN (1);
      CREATE TABLE empty_one (id int REFERENCES left_one);
      CREATE FUNCTION count_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.id := NEW.id + 1000;
        RETURN NEW;
      END $$;
      CREATE TRIGGER always BEFORE INSERT ON left_one FOR EACH ROW EXECUTE FUNCTION count_up();
      ALTER TABLE left_one ENABLE ALWAYS TRIGGER always;
      CREATE TRIGGER off BEFORE INSERT ON right_one FOR EACH ROW EXECUTE FUNCTION count_up();
      ALTER TABLE right_one DISABLE TRIGGER off;
      CREATE MATERIALIZED VIEW unfilled AS SELECT 1 AS x WITH NO DATA;
      CREATE MATERIALIZED VIEW above AS SELECT sum(orders) AS total FROM summary;
      CREATE TABLE no_columns ();
      """;

  private static final String WRITES =
      """
      INSERT INTO customer (name) SELECT 'Ada ' || i FROM generate_series(1, 5000) i;
      DELETE FROM customer WHERE id = 17;
      INSERT INTO left_one (id) VALUES (1);
      INSERT INTO right_one VALUES (1, 1001);
      UPDATE left_one SET other = 1;
      INSERT INTO visit VALUES (1, 1001);
      SELECT setval('ticket', 4711, false);
      SELECT lo_from_bytea(4242, decode(repeat('00ff', 100000), 'hex'));
      SELECT lo_create(4243);
      SELECT lo_unlink(picture) FROM document WHERE id = 2;
      INSERT INTO entry (what, data, ratio) VALUES (E'tab\\t, line\\n, \\\\. and \\\\N', NULL, -0.1);
      REFRESH MATERIALIZED VIEW summary;
      REFRESH MATERIALIZED VIEW above;
      """;

  private static final int ROUNDS = 8;

  @TempDir static Path one;
  @TempDir static Path other;
  private static TestServers here;
  private static TestServers there;

  @BeforeAll
  static void haveServers() {
    here = new TestServers(one);
    there = new TestServers(other);
  }

  @AfterAll
  static void stopAll() throws DatabaseException {
    here.close();
    there.close();
  }

  private static Server limited(Server server) throws SQLException, DatabaseException {
    if (Sessions.ask(server, "postgres", "SELECT 1 FROM pg_roles WHERE rolname = 'limited'")
        .isEmpty()) {
      Sessions.run(server, "postgres", "CREATE ROLE limited LOGIN CREATEDB PASSWORD 'hush'");
    }
    return Server.named(server.url("postgres"), "limited", "hush");
  }

  private static void migrate(Server server) throws Exception {
    try (InputStream in =
        SeedImagesIT.class.getResourceAsStream("/dev/incremental/it/restore/schema.sql")) {
      String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      drop(server, SEED, LOADED, BEFORE);
      Sessions.run(server, "postgres", "CREATE DATABASE " + BEFORE);
      Sessions.run(server, BEFORE, schema + OBSTACLES);
    }
  }

  private static void drop(Server server, String... names) throws SQLException {
    for (String name : names) {
      Sessions.run(server, "postgres", "DROP DATABASE IF EXISTS " + name);
    }
  }

  private static void seed(Server server, String writes) throws SQLException {
    drop(server, SEED);
    Sessions.run(server, "postgres", "CREATE DATABASE " + SEED + " TEMPLATE " + BEFORE);
    Sessions.run(server, SEED, writes);
  }

  private static byte[] image(Server server) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rows = new SeedImages(server).export(SEED, BEFORE, out);
    assertThat(Sessions.databases(server, "incremental_c_")).as("copies").isEmpty();
    return out.toByteArray();
  }

  private static long rows;

  private static void load(Server server, byte[] image) throws Exception {
    new SeedImages(server).load(BEFORE, LOADED, new ByteArrayInputStream(image), rows);
  }

  private static List<String> differences(Server expected, Server actual) throws SQLException {
    try (Connection seed = Sessions.open(expected, SEED);
        Connection loaded = Sessions.open(actual, LOADED)) {
      return Contents.differences(seed, loaded, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void anImageIsWhatWasMade(String version) throws Exception {
    Server made = here.running(version);
    Server loaded = there.running(version);
    assertIsWhatWasMade(made, made, loaded, loaded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "18"})
  void aRoleThatMayOnlyMakeDatabasesWillDo(String version) throws Exception {
    Server made = here.running(version);
    Server loaded = there.running(version);
    assertIsWhatWasMade(made, limited(made), loaded, limited(loaded));
  }

  private static void assertIsWhatWasMade(
      Server looksAtMade, Server made, Server looksAtLoaded, Server loaded) throws Exception {
    drop(looksAtMade, SEED, BEFORE); // others own them
    drop(looksAtLoaded, SEED, BEFORE, LOADED);
    migrate(made);
    migrate(loaded);
    Sessions.run(loaded, BEFORE, "DELETE FROM customer WHERE id > 50");
    seed(made, WRITES);

    load(loaded, image(made));

    assertThat(rows).isGreaterThan(5_000);
    assertThat(differences(looksAtMade, looksAtLoaded)).isEmpty();
    Sessions.run(loaded, LOADED, "INSERT INTO left_one (id) VALUES (5)");
    assertThat(Sessions.ask(loaded, LOADED, "SELECT max(id) FROM left_one"))
        .as("triggers work again")
        .containsExactly("1005");
    assertThatThrownBy(() -> Sessions.run(loaded, LOADED, "INSERT INTO empty_one VALUES (5)"))
        .as("so do foreign keys")
        .hasMessageContaining("violates foreign key");
  }

  private static void assertHasNone(String writes, String reason) throws Exception {
    Server server = here.running("18");
    seed(server, writes);
    assertThatThrownBy(() -> image(server))
        .isInstanceOf(NoImageException.class)
        .hasMessageContaining(reason);
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
  }

  @Test
  void whatNoImageCanHoldHasNone() throws Exception {
    Server server = here.running("18");
    drop(server, SEED, BEFORE);
    migrate(server);
    String fresh = "; REFRESH MATERIALIZED VIEW summary; REFRESH MATERIALIZED VIEW above";
    assertHasNone("SELECT 1", "public.summary does not hold what its query gives");
    assertHasNone("CREATE TABLE more (x int)" + fresh, "its function changes the schema: ");
    assertHasNone("ALTER TABLE slot DROP COLUMN v" + fresh, "its function changes the schema: ");
    assertHasNone("INSERT INTO no_columns DEFAULT VALUES" + fresh, "have no columns");
    assertHasNone(
        "DO $$ BEGIN EXECUTE 'GRANT SELECT ON LARGE OBJECT ' || lo_create(7) || ' TO PUBLIC';"
            + " END $$"
            + fresh,
        "the large object 7 has rights");
    assertThatThrownBy(
            () -> {
              seed(server, WRITES);
              new SeedImages(server).export(SEED, BEFORE, full());
            })
        .hasMessage("the disk is full");
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
  }

  private static OutputStream full() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        throw new IOException("the disk is full");
      }
    };
  }

  @Test
  void whatIsDamagedIsRefusedAndLeavesNothing() throws Exception {
    Server server = here.running("18");
    drop(server, SEED, BEFORE);
    migrate(server);
    seed(server, WRITES);
    byte[] image = image(server);
    Random random = new Random(20260101);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] cut = Arrays.copyOf(image, 20 + random.nextInt(image.length - 20));
      assertRefused(server, cut);
      byte[] changed = image.clone();
      changed[20 + random.nextInt(image.length - 20)] ^= (byte) (1 << random.nextInt(8));
      refused += isRefused(server, changed) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(ROUNDS / 2);
    assertRefused(server, new byte[100]);
    Sessions.run(server, BEFORE, "ALTER TABLE slot ADD COLUMN more int");
    assertRefused(server, image);
    assertThatThrownBy(() -> load(server, image))
        .hasMessageContaining("public.slot has other columns here");
    rows++;
    Sessions.run(server, BEFORE, "ALTER TABLE slot DROP COLUMN more");
    assertThatThrownBy(() -> load(server, image)).hasMessageContaining("as many rows");
  }

  /** A few bits of what is compressed say nothing: those behind its end, for instance. */
  private static boolean isRefused(Server server, byte[] changed) throws Exception {
    try {
      load(server, changed);
    } catch (NoImageException e) {
      assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
      return true;
    }
    assertThat(differences(server, server)).isEmpty();
    drop(server, LOADED);
    return false;
  }

  private static void assertRefused(Server server, byte[] image) throws SQLException {
    assertThatThrownBy(() -> load(server, image))
        .isInstanceOf(NoImageException.class)
        .hasMessageNotContaining(server.password());
    assertThat(Sessions.databases(server, "incremental_c_")).isEmpty();
  }
}
