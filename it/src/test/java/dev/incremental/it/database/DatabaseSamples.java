package dev.incremental.it.database;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.incremental.testdb.TestDatabase;
import dev.incremental.testdb.TestDatabase.Per;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Test classes that ask for databases, to be run in JVMs of their own. */
final class DatabaseSamples {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private DatabaseSamples() {}

  /**
   * Prints {@code saw <by whom> <database> <rows, with a new one> <databases of tests in all>
   * <thread>}.
   */
  private static void visit(String who, Connection opened) throws SQLException {
    try (Connection connection = opened;
        Statement sql = connection.createStatement()) {
      sql.execute("INSERT INTO t0 VALUES (1)");
      try (ResultSet rows =
          sql.executeQuery(
              "SELECT current_database(), count(*), (SELECT count(*) FROM pg_database"
                  + " WHERE datname LIKE 'incremental_c_%') FROM t0")) {
        rows.next();
        OUT.println(
            String.join(
                " ",
                "saw",
                who,
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                Long.toString(Thread.currentThread().getId())));
      }
    }
  }

  private static void visit(String who, DataSource database) throws SQLException {
    assertTrue(database.isWrapperFor(DataSource.class));
    assertSame(database, database.unwrap(DataSource.class));
    visit(who, database.getConnection());
  }

  @TestDatabase
  static class Forks {
    @Test
    void hasParameters(DataSource bare, @TestDatabase DataSource annotated) throws SQLException {
      visit("bare", bare);
      visit("annotated", annotated);
    }

    @Test
    void isNamedByProperties() throws SQLException {
      for (String name : new String[] {"spring.datasource", "incremental.jdbc"}) {
        visit(
            name,
            DriverManager.getConnection(
                System.getProperty(name + ".url"),
                System.getProperty(name + ".username"),
                System.getProperty(name + ".password")));
      }
    }
  }

  static class Heirs extends Forks {}

  @TestDatabase
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Early {
    private final String url = System.getProperty("incremental.jdbc.url");

    @Test
    void knowsItsDatabaseWhenItIsMade() {
      assertNotNull(url);
    }
  }

  static class Fields {
    @TestDatabase private static DataSource all;
    @TestDatabase private DataSource own;

    @BeforeAll
    static void hasIt() throws SQLException {
      visit("static", all);
    }

    @Test
    void hasBoth() throws SQLException {
      visit("own", own);
    }
  }

  static class Parameters {
    @Test
    void hasOne(@TestDatabase(per = Per.CLASS) DataSource database) throws SQLException {
      visit("Parameters", database);
    }
  }

  @TestDatabase(per = Per.CLASS)
  static class First {
    @TestDatabase DataSource field;

    @Test
    void hasOne(DataSource database) throws SQLException {
      visit("First", database);
      visit("First", field);
    }

    @Nested
    class Inner {
      @Test
      void hasTheSame(DataSource database) throws SQLException {
        visit("First", database);
        visit("First", field);
      }
    }
  }

  static class Second extends First {}

  @TestDatabase(per = Per.THREAD)
  static class Threads {
    @RepeatedTest(24)
    void hasOneEach(DataSource database) throws SQLException {
      visit("Threads", database);
    }
  }

  static class SharedByThreads {
    @TestDatabase(per = Per.THREAD)
    static DataSource database;

    @Test
    void isNotReached() {}
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @TestDatabase(per = Per.THREAD)
  static class OneInstance {
    @TestDatabase DataSource database;

    @Test
    void isNotReached() {}
  }

  static class NoDataSource {
    @TestDatabase String database;

    @Test
    void isNotReached() {}
  }

  static class Unchanging {
    @TestDatabase final DataSource database = null;

    @Test
    void isNotReached() {}
  }

  @TestDatabase(per = Per.CLASS)
  static class FailingInside {
    @Nested
    class Inner {
      @Test
      void fails(DataSource database) throws SQLException {
        visit("FailingInside", database);
        fail();
      }
    }
  }

  @TestDatabase(per = Per.CLASS)
  static class FailingAtTheEnd {
    @Test
    void passes(DataSource database) throws SQLException {
      visit("FailingAtTheEnd", database);
    }

    @AfterAll
    static void endsBadly() {
      fail();
    }
  }

  static class Sleeping {
    @Test
    void sleeps(@TestDatabase DataSource database, @TestDatabase(per = Per.CLASS) DataSource own)
        throws Exception {
      visit("Sleeping", database);
      visit("Sleeping", own);
      try (Connection held = own.getConnection()) {
        OUT.println("sleeps " + held.isValid(1));
        Thread.sleep(60_000);
      }
    }
  }
}
