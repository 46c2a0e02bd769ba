package dev.incremental.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incremental.testdb.SharedSetUp;
import dev.incremental.testdb.restore.Contents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test writes a random sequence to what it finds, which is what was set up. */
@SharedSetUp
class RecloningSample {
  static final String FIRST = "recloning.first";
  static final String NUMBER = "recloning.number";

  private static @Nullable WritingSessions writers;
  private static @Nullable Contents expected;

  @BeforeAll
  static void setUp() throws SQLException {
    writers = new WritingSessions(RecloningSample::connect, "SET lock_timeout = '15ms'");
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("INSERT INTO scratch VALUES ('set up', 1)");
      sql.execute("SELECT nextval('ticket')");
      sql.execute("SELECT lo_from_bytea(0, 'set up')");
      sql.execute("CREATE TABLE of_set_up AS SELECT * FROM line");
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getProperty("incremental.jdbc.url"),
        System.getProperty("incremental.jdbc.username"),
        System.getProperty("incremental.jdbc.password"));
  }

  static LongStream numbers() {
    long first = Long.getLong(FIRST);
    return LongStream.range(first, first + Long.getLong(NUMBER));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void findsWhatWasSetUp(long number) throws SQLException {
    try (Connection connection = connect()) {
      Contents found = Contents.of(connection);
      if (expected == null) {
        expected = found;
      }
      assertThat(expected.differences(found)).isEmpty();
    }
    assertThat(writers).isNotNull();
    writers.reset();
    new RandomWrites(number).runIn(writers);
  }

  @AfterAll
  static void close() throws SQLException {
    if (writers != null) {
      writers.close();
    }
  }
}
